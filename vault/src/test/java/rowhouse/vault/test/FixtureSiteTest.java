package rowhouse.vault.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FixtureSiteTest {
  private FixtureSite site;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    site = FixtureSite.start();
    client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  }

  @AfterEach
  void stop() {
    client.close();
    site.close();
  }

  private HttpResponse<byte[]> get(URI address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void the_short_link_leads_to_the_article_over_two_redirects() throws Exception {
    HttpResponse<byte[]> response = get(site.at("/s/a1"));
    assertThat(response.uri()).isEqualTo(site.at("/article?utm_source=fixture"));
    assertThat(new String(response.body(), UTF_8)).contains(FixtureSite.ARTICLE_TITLE);
    assertThat(site.hits("/s/a1")).isEqualTo(1);
    assertThat(site.hits("/moved")).isEqualTo(1);
  }

  @Test
  void the_gbk_page_is_readable_only_in_its_own_charset() throws Exception {
    byte[] body = get(site.at("/gbk")).body();
    assertThat(new String(body, Charset.forName("gbk"))).contains(FixtureSite.GBK_TITLE);
    assertThat(new String(body, UTF_8)).doesNotContain(FixtureSite.GBK_TITLE);
  }

  @Test
  void the_gif_moves_and_pictures_differ_by_name() throws Exception {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(
        ImageIO.createImageInputStream(
            new ByteArrayInputStream(get(site.at("/pic/flame.gif?w=120&h=120")).body())));
    assertThat(reader.getNumImages(true)).isEqualTo(8);
    assertThat(get(site.at("/pic/a.png")).body()).isNotEqualTo(get(site.at("/pic/b.png")).body());
  }

  @Test
  void a_page_that_fails_twice_is_there_the_third_time() throws Exception {
    assertThat(get(site.at("/fail/twice/x")).statusCode()).isEqualTo(500);
    assertThat(get(site.at("/fail/twice/x")).statusCode()).isEqualTo(500);
    assertThat(get(site.at("/fail/twice/x")).statusCode()).isEqualTo(200);
    assertThat(get(site.at("/fail/twice/y")).statusCode()).isEqualTo(500);
  }

  @Test
  void bench_pages_are_all_different_and_each_always_the_same() throws Exception {
    assertThat(get(site.at("/bench/7")).body()).isEqualTo(get(site.at("/bench/7")).body());
    assertThat(get(site.at("/bench/7")).body()).isNotEqualTo(get(site.at("/bench/10")).body());
    assertThat(new String(get(site.at("/bench/7")).body(), UTF_8)).contains("Page7 ");
  }
}
