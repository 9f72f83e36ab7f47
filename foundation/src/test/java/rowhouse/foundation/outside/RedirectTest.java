package rowhouse.foundation.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;

class RedirectTest {
  private final LoopbackSite site = LoopbackSite.start().on("/end", Reply.html("end"));
  private final LoopbackSite secret = LoopbackSite.beside(site, 2).on("/", Reply.html("secret"));
  private final Names names =
      new Names()
          .answer("a.test", "127.0.0.1")
          .answer("b.test", "127.0.0.1")
          .answer("inside.test", "127.0.0.2");
  private final Outside outside = new Outside(Rig.visiting(site), names, () -> false);

  @AfterEach
  void close() {
    outside.close();
    site.close();
    secret.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirects_are_followed_and_told(int status) {
    site.on("/start", Reply.redirect(status, "end?x=1#part"));
    Fetched page = Rig.took(get("/start"));
    assertThat(page.url()).isEqualTo(site.url("/end?x=1"));
    assertThat(page.hops()).containsExactly(new Hop(site.url("/start"), status));
  }

  @Test
  void v_d03_five_redirects_are_followed_and_a_sixth_is_not() {
    for (int i = 0; i < 6; i++) {
      site.on("/" + i, Reply.redirect(302, i == 5 ? "/end" : "/" + (i + 1)));
    }
    assertThat(Rig.took(get("/1")).hops()).hasSize(5);
    FetchFailure failure = Rig.failed(get("/0"));
    assertThat(failure.code()).isEqualTo(FetchCode.TOO_MANY_REDIRECTS);
    assertThat(failure.hops()).hasSize(6);
  }

  @Test
  void v_d03_a_circle_is_seen_at_once() {
    site.on("/a", Reply.redirect(302, "/b")).on("/b", Reply.redirect(302, "/a#again"));
    site.on("/self", Reply.redirect(302, "/self"));
    assertThat(Rig.failed(get("/a")).code()).isEqualTo(FetchCode.REDIRECT_LOOP);
    assertThat(Rig.failed(get("/self")).code()).isEqualTo(FetchCode.REDIRECT_LOOP);
    assertThat(site.hits("/a")).isEqualTo(1);
  }

  @Test
  void v_d03_a_redirect_inside_is_refused_by_address_and_by_name() {
    site.on("/address", Reply.redirect(302, secret.url("/")));
    site.on("/name", Reply.redirect(302, site.url("inside.test", "/")));
    site.on("/far", Reply.redirect(302, "/name"));
    for (String path : new String[] {"/address", "/name", "/far"}) {
      FetchFailure failure = Rig.failed(get(path));
      assertThat(failure.code()).isEqualTo(FetchCode.REDIRECT_BLOCKED);
      assertThat(failure.retryable()).isFalse();
      assertThat(failure.message()).endsWith(".");
    }
    assertThat(secret.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2/",
        "//127.0.0.2/",
        "http://2130706434/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://user:secret@b.test/",
        "http://b.test:22/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://b.test/",
        "http://",
        "http:///",
        "http://b.te st/"
      })
  void v_d03_each_hop_is_read_as_strictly_as_the_first(String location) {
    site.on("/start", Reply.redirect(302, location));
    assertThat(Rig.failed(get("/start")).code()).isEqualTo(FetchCode.REDIRECT_BLOCKED);
    assertThat(secret.connections()).isZero();
  }

  @Test
  void what_was_meant_for_one_host_is_not_sent_to_the_next() {
    site.on("/start", Reply.redirect(302, site.url("b.test", "/end")));
    FetchRequest request =
        FetchRequest.get(site.url("a.test", "/start"), FetchUse.PAGE)
            .header("Authorization", "Bearer t")
            .header("Cookie", "c=1")
            .header("X-Key", "k")
            .accept("text/html");
    Rig.took(outside.fetch(request));
    assertThat(site.seen().getFirst().headers()).containsKeys("authorization", "cookie", "x-key");
    assertThat(site.seen().getLast().headers())
        .containsEntry("accept", "text/html")
        .doesNotContainKeys("authorization", "cookie", "x-key");
  }

  @Test
  void what_changes_something_is_not_sent_a_second_time() {
    site.on("/start", Reply.redirect(307, "/end"));
    FetchRequest request = FetchRequest.post(site.url("/start"), "text/plain", new byte[] {1});
    assertThat(Rig.failed(outside.fetch(request)).status()).isEqualTo(307);
    assertThat(site.hits("/end")).isZero();
  }

  @Test
  void a_delete_is_sent_once_and_never_to_another_address() {
    site.on("/start", Reply.redirect(302, "/end"));
    assertThat(Rig.failed(outside.fetch(FetchRequest.delete(site.url("/start")))).status())
        .isEqualTo(302);
    assertThat(site.seen().getFirst().method()).isEqualTo("DELETE");
    assertThat(site.hits("/end")).isZero();
  }

  private Fetch get(String path) {
    return outside.fetch(FetchRequest.get(site.url(path), FetchUse.PAGE));
  }
}
