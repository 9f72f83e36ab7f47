package rowhouse.vault.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractorTest {

  private static final URI URL = URI.create("https://a.example/blog/page.html");

  private static final String WORDS =
      "<p>The mill stands on the river, and the river has come in four times since it was built.</p>";

  @Test
  void code_keeps_its_lines_and_loses_its_numbers() {
    Article article =
        article(
            WORDS.repeat(2)
                + "<div class='highlight-python notranslate'><table class=highlighttable><tr><td class=linenos><pre>1\n2</pre></td>"
                + "<td class=code><div class=highlight><pre><span></span><span class=k>if</span> a:\n    b()\n</pre></div></td></tr></table></div>");
    assertThat(article.markdown()).contains("```python\nif a:\n    b()\n```");
    assertThat(article.text()).contains("if a:\n    b()").doesNotContain("1\n2");
    assertThat(article.contentHtml())
        .contains("<pre><code class=\"language-python\">if a:\n    b()</code></pre>");
  }

  @Test
  void code_made_of_line_elements_gets_its_lines_back() {
    Article article =
        article(
            WORDS.repeat(2)
                + "<pre><code><span class=token-line>a {</span><span class=token-line>  b</span></code></pre>");
    assertThat(article.markdown()).contains("```\na {\n  b\n```");
  }

  @Test
  void tables_lists_quotes_and_links_become_markdown() {
    Article article =
        article(
            "<title>Mill</title>"
                + WORDS.repeat(2)
                + "<h2>Data</h2><table><tr><th>Name</th><th>Size</th></tr><tr><td>a|b</td><td>1</td></tr></table>"
                + "<ol start=3><li>three<ul><li>inner</li></ul></li><li>four</li></ol><blockquote><p>Said <em>so</em>.</p></blockquote>"
                + "<p>See <a href='../other?x=(1)'>the <b>other</b> page</a> and *this*, it is worth your time.</p>");
    assertThat(article.markdown())
        .contains("## Data\n\n| Name | Size |\n| --- | --- |\n| a\\|b | 1 |")
        .contains("3. three\n\n   - inner\n4. four")
        .contains("> Said *so*.")
        .contains("[the **other** page](https://a.example/other?x=%281%29) and \\*this\\*");
  }

  @Test
  void addresses_are_resolved_against_the_base_and_dangerous_ones_go() {
    Article article =
        article(
            "<base href='https://cdn.example/x/'>"
                + WORDS.repeat(2)
                + "<p>Go <a href='y'>here</a>, or <a href='javascript:alert(1)'>there</a>, or <a href='#part'>down</a>, as you like.</p><p><img src='p.jpg' alt='A mill'></p>");
    assertThat(article.contentHtml())
        .contains("href=\"https://cdn.example/x/y\"")
        .doesNotContain("javascript");
    assertThat(article.pictures())
        .containsExactly(new Picture(URI.create("https://cdn.example/x/p.jpg"), "A mill"));
    assertThat(article.coverUrl()).isEqualTo(URI.create("https://cdn.example/x/p.jpg"));
  }

  @Test
  void what_the_page_says_of_itself_is_read() {
    String head =
        "<html lang=en><head><title>The mill | River News</title><meta property='og:site_name' content='River News'>"
            + "<meta property='article:published_time' content='2024-05-06T07:08:09+02:00'><meta name=author content='By Ada Weir'>"
            + "<meta name=description content='All about the mill that stands on the river, and its floods.'><link rel=canonical href='/mill'>"
            + "<meta property='og:image' content='//img.example/m.jpg'></head><body><h1>The mill</h1>";
    Article article = article(head + WORDS.repeat(3));
    assertThat(article.title()).isEqualTo("The mill");
    assertThat(article.author()).isEqualTo("Ada Weir");
    assertThat(article.siteName()).isEqualTo("River News");
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2024-05-06T05:08:09Z"));
    assertThat(article.canonicalUrl()).isEqualTo(URI.create("https://a.example/mill"));
    assertThat(article.coverUrl()).isEqualTo(URI.create("https://img.example/m.jpg"));
    assertThat(article.summary()).startsWith("All about the mill");
    assertThat(article.text()).doesNotContain("River News").startsWith("The mill stands");
    assertThat(article.wordCount()).isEqualTo(54);
    assertThat(article.layout()).isEqualTo(Layout.ARTICLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "2024-05-06 => 2024-05-06T00:00:00Z",
        "2024-05-06T07:08:09Z => 2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09+0800 => 2024-05-05T23:08:09Z",
        "2024-05-06 07:08 => 2024-05-06T07:08:00Z",
        "2024年5月6日 07:08 => 2024-05-06T07:08:00Z",
        "2024. 5. 6. 7:08 => 2024-05-06T07:08:00Z",
        "2024년 5월 6일 => 2024-05-06T00:00:00Z",
        "May 6, 2024 => 2024-05-06T00:00:00Z",
        "6th May 2024 => 2024-05-06T00:00:00Z",
        "Mon, 6 May 2024 07:08:09 GMT => 2024-05-06T07:08:09Z",
      })
  void dates_are_read_as_people_and_machines_write_them(String written, String instant) {
    assertThat(Dates.read(written)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource({"2024-13-45", "soon", "12:30", "0"})
  void what_is_no_date_gives_none(String written) {
    assertThat(Dates.read(written)).isNull();
  }

  @Test
  void plain_text_is_taken_as_it_is() {
    Article article =
        read(
            "The title\n\nOne line,\nand another <b>line</b>.\n\n  set in\n",
            "text/plain; charset=utf-8");
    assertThat(article.title()).isEqualTo("The title");
    assertThat(article.text())
        .isEqualTo("The title\nOne line,\nand another <b>line</b>.\n  set in");
    assertThat(article.contentHtml())
        .contains("and another &lt;b&gt;line&lt;/b&gt;.")
        .contains("<pre><code>  set in</code></pre>");
  }

  @Test
  void markdown_is_rendered_and_kept() {
    String source =
        "# A mill #\n\nIt *stands* by [the river](/river).\n\n![Mill](m.jpg)\n\n```js\na();\n```\n\n<script>alert(1)</script>";
    Article article = read(source, "text/markdown");
    assertThat(article.title()).isEqualTo("A mill");
    assertThat(article.markdown()).isEqualTo(source + "\n");
    assertThat(article.contentHtml())
        .contains("<em>stands</em>")
        .contains("href=\"https://a.example/river\"")
        .contains("language-js")
        .doesNotContain("<script");
    assertThat(article.pictures())
        .containsExactly(new Picture(URI.create("https://a.example/blog/m.jpg"), "Mill"));
    assertThat(read("> ".repeat(50_000) + "deep", "text/markdown").text()).contains("deep");
  }

  @Test
  void a_page_of_pictures_is_a_gallery_and_one_with_a_player_a_video() {
    String pictures = "<p>Look at these mills, all of them by one river.</p>";
    for (int i = 0; i < 6; i++) {
      pictures +=
          "<figure><img src='/p"
              + i
              + ".jpg'><figcaption>A mill, seen from the bank.</figcaption></figure>";
    }
    assertThat(article("<article>" + pictures + "</article>").layout()).isEqualTo(Layout.GALLERY);
    assertThat(article(WORDS + "<iframe src='https://www.youtube.com/embed/x'></iframe>").layout())
        .isEqualTo(Layout.VIDEO);
  }

  @ParameterizedTest
  @CsvSource({
    "Big5,巷口那間不打烊的修傘店，牆上掛著七把修好了的傘。",
    "GB18030,外婆的缝纫机是一九六五年买的，花了一百二十块钱。",
    "EUC-KR,할아버지 방에는 커다란 나무 라디오가 있었다.",
    "Shift_JIS,これは川のそばにある水車の話です。とても古いものです。",
    "windows-1251,Мельница стоит на реке и никому не мешает уже сто лет.",
    "UTF-8,Die Mühle steht am Fluß und stört niemanden mehr."
  })
  void text_in_a_charset_that_nobody_declared_is_read(String charset, String sentence) {
    String page =
        "<html><head><title>x</title></head><body>" + ("<p>" + sentence + "</p>").repeat(8);
    Extraction read =
        new Extractor().extract(page.getBytes(Charset.forName(charset)), "text/html", URL);
    assertThat(read).isInstanceOf(Article.class);
    assertThat(((Article) read).text()).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "en, 这是一个关于水车的故事。, zh",
        "zh-CN, The mill stands on the river and it is old., en",
        "-, The mill stands on the river and it is old., en",
        "-, 강가에 물레방아가 있다., ko",
        "ko, 這是一個關於水車的故事。, zh",
        "-, これは水車の話です。, ja",
        "de-AT, Die Mühle steht am Fluss., de",
        "fr_FR, Le moulin est sur la rivière., fr",
        "-, Le moulin est vieux et grand., other",
        "-, 我的 iPhone 手机和它的 case, zh",
      })
  void the_language_is_told_by_script_first_and_then_by_what_is_declared(
      String declared, String text, String language) {
    assertThat(TextLanguage.of(declared, text)).isEqualTo(language);
  }

  private static Article article(String html) {
    return read(html, "text/html; charset=utf-8");
  }

  private static Article read(String source, String type) {
    Extraction read = new Extractor().extract(source.getBytes(UTF_8), type, URL);
    assertThat(read).isInstanceOf(Article.class);
    return (Article) read;
  }
}
