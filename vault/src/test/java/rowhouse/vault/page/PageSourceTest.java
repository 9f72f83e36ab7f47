package rowhouse.vault.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PageSourceTest {

  @Test
  void v_d05_of_a_page_of_millions_of_tags_only_the_beginning_is_read() {
    byte[] page = ("<article>Words first.</article>" + "<p>".repeat(3_000_000)).getBytes(UTF_8);
    PageSource source = PageSource.of(page, "text/html; charset=utf-8");
    assertThat(source.text()).startsWith("<article>Words first.").hasSizeLessThan(400_000);
  }

  @Test
  void a_long_page_of_few_tags_is_read_to_its_end() {
    byte[] page = ("<p>" + "word ".repeat(1_000_000) + "end</p>").getBytes(UTF_8);
    assertThat(PageSource.of(page, null).text()).endsWith("end</p>");
  }
}
