package rowhouse.foundation.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;

class FetchTest {
  @TempDir Path folder;
  private final LoopbackSite site = LoopbackSite.start();
  private final Names names = new Names().answer("page.test", "127.0.0.1");
  private Outside outside = new Outside(Rig.visiting(site), names, () -> false);

  @AfterEach
  void close() {
    outside.close();
    site.close();
  }

  @Test
  void a_page_comes_with_its_address_headers_and_bytes() {
    site.on(
        "/a",
        Reply.bytes("Text/HTML; charset=GB18030", "\u4f60".getBytes(Charset.forName("GB18030"))));
    Fetched page =
        Rig.took(outside.fetch(FetchRequest.get(site.url("page.test", "/a#x"), FetchUse.PAGE)));
    assertThat(page.url()).isEqualTo(site.url("page.test", "/a"));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).hasValue("text/html");
    assertThat(page.charset()).hasValue(Charset.forName("GB18030"));
    assertThat(new String(page.body(), Charset.forName("GB18030"))).isEqualTo("\u4f60");
    assertThat(page.size()).isEqualTo(2);
    assertThat(page.hops()).isEmpty();
    assertThat(site.seen().getFirst().host()).isEqualTo("page.test:" + site.port());
  }

  @Test
  void a_body_can_go_to_a_file_and_a_failed_one_leaves_none() throws Exception {
    site.on("/whole", Reply.html("whole"));
    site.on("/broken", Reply.html("broken").with("Content-Length", "100"));
    Path whole = folder.resolve("whole");
    Path broken = folder.resolve("broken");
    Fetched page =
        Rig.took(outside.fetch(FetchRequest.get(site.url("/whole"), FetchUse.PAGE).into(whole)));
    assertThat(page.file()).hasValue(whole);
    assertThat(Files.readString(whole)).isEqualTo("whole");
    assertThatThrownBy(page::body).isInstanceOf(IllegalStateException.class);
    Rig.failed(outside.fetch(FetchRequest.get(site.url("/broken"), FetchUse.PAGE).into(broken)));
    assertThat(broken).doesNotExist();
  }

  @Test
  void a_file_that_cannot_be_written_is_not_blamed_on_the_host() {
    site.on("/a", Reply.html("a"));
    FetchRequest request =
        FetchRequest.get(site.url("/a"), FetchUse.PAGE).into(folder.resolve("none/a"));
    assertThatThrownBy(() -> outside.fetch(request)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void an_unchanged_page_is_answered_by_its_etag() {
    site.on(
        "/a",
        visitor ->
            visitor.headers().getOrDefault("if-none-match", "").equals("\"v1\"")
                ? Reply.status(304)
                : Reply.html("new").with("ETag", "\"v1\""));
    FetchRequest request = FetchRequest.get(site.url("/a"), FetchUse.PAGE);
    String etag = Rig.took(outside.fetch(request)).header("etag").orElseThrow();
    Fetched again = Rig.took(outside.fetch(request.unless(etag)));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.size()).isZero();
  }

  @Test
  void a_status_that_passes_is_worth_another_try_and_one_that_stays_is_not() {
    site.on("/gone", Reply.status(404));
    site.on("/busy", Reply.status(503).with("Retry-After", "7"));
    site.on("/odd", Reply.status(302));
    FetchFailure gone = Rig.failed(get("/gone"));
    assertThat(gone.code()).isEqualTo(FetchCode.HTTP_STATUS);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.retryable()).isFalse();
    assertThat(gone.message()).contains("404").endsWith(".");
    FetchFailure busy = Rig.failed(get("/busy"));
    assertThat(busy.retryable()).isTrue();
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(Rig.failed(get("/odd")).status()).isEqualTo(302);
  }

  @Test
  void programs_get_the_body_of_an_error_when_they_ask_for_it() {
    site.on("/api", Reply.of(422, "application/json", "{}".getBytes(UTF_8)));
    FetchRequest request =
        FetchRequest.post(site.url("/api"), "application/json", "{\"a\":1}".getBytes(UTF_8));
    assertThat(Rig.failed(outside.fetch(request)).status()).isEqualTo(422);
    assertThat(Rig.took(outside.fetch(request.anyStatus())).body()).isEqualTo("{}".getBytes(UTF_8));
    assertThat(site.seen().getLast().body().utf8()).isEqualTo("{\"a\":1}");
    assertThat(site.seen().getLast().headers()).containsEntry("content-type", "application/json");
  }

  @Test
  void a_head_request_takes_no_body() {
    site.on("/a", Reply.html("text").with("Content-Length", "99999999999"));
    Fetched head = Rig.took(outside.fetch(FetchRequest.head(site.url("/a"))));
    assertThat(head.size()).isZero();
    assertThat(head.header("Content-Length")).hasValue("99999999999");
  }

  @Test
  void a_connection_is_used_again_for_the_same_host() {
    site.on("/a", Reply.html("a"));
    for (int i = 0; i < 5; i++) {
      Rig.took(outside.fetch(FetchRequest.get(site.url("page.test", "/a"), FetchUse.PAGE)));
    }
    assertThat(site.connections()).isEqualTo(1);
    assertThat(names.lookups()).isEqualTo(1);
  }

  @Test
  void a_fetch_inside_a_database_write_is_a_mistake_of_the_program() {
    try (Outside inside = new Outside(Rig.visiting(site), () -> true)) {
      FetchRequest request = FetchRequest.get(site.url("/a"), FetchUse.PAGE);
      assertThatThrownBy(() -> inside.fetch(request)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(site.connections()).isZero();
  }

  @Test
  void the_headers_of_the_connection_are_not_for_callers_to_set() {
    FetchRequest request = FetchRequest.get(site.url("/a"), FetchUse.PAGE);
    for (String name : List.of("Host", "accept-encoding", "Transfer-Encoding", "Content-Length")) {
      assertThatThrownBy(() -> request.header(name, "x"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void unknown_names_and_closed_ports_say_which_they_are() throws Exception {
    FetchFailure unknown =
        Rig.failed(outside.fetch(FetchRequest.get("http://none.test/", FetchUse.PAGE)));
    assertThat(unknown.code()).isEqualTo(FetchCode.DNS_FAILED);
    assertThat(unknown.retryable()).isTrue();
    // A port that is taken but not listened on cannot be given to another server meanwhile.
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(HostName.addressOf("127.0.0.1"), 0));
      String hostPort = "127.0.0.1:" + taken.getLocalPort();
      try (Outside other =
          new Outside(Rig.visiting(site).withAllow(List.of(hostPort)), names, () -> false)) {
        FetchRequest request = FetchRequest.get("http://" + hostPort + "/", FetchUse.PAGE);
        FetchFailure closed = Rig.failed(other.fetch(request));
        assertThat(closed.code()).isEqualTo(FetchCode.CONNECT_FAILED);
        assertThat(closed.retryable()).isTrue();
      }
    }
  }

  @Test
  void a_host_is_visited_by_two_at_a_time_and_others_are_not_held_up() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    site.on("/slow", Reply.html("slow").after(gate));
    site.on("/other", Reply.html("other"));
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Fetch>> all = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        all.add(
            pool.submit(() ->
                outside.fetch(FetchRequest.get(site.url("page.test", "/slow"), FetchUse.PAGE))));
      }
      await().pollInterval(Duration.ofMillis(5)).until(() -> site.hits("/slow") == 2);
      Rig.took(get("/other"));
      assertThat(site.hits("/slow")).isEqualTo(2);
      gate.countDown();
      for (Future<Fetch> one : all) {
        Rig.took(one.get());
      }
    }
    assertThat(site.hits("/slow")).isEqualTo(6);
    assertThat(site.mostAtOnce()).isLessThanOrEqualTo(3);
  }

  @Test
  void a_wait_for_a_turn_has_an_end() throws Exception {
    outside.close();
    outside =
        new Outside(
            Rig.visiting(site)
                .withManners(new OutsideConfig.Manners(1, Duration.ZERO, Duration.ofMillis(20))),
            names,
            () -> false);
    CountDownLatch gate = new CountDownLatch(1);
    site.on("/slow", Reply.html("slow").after(gate));
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Fetch> first = pool.submit(() -> get("/slow"));
      await().pollInterval(Duration.ofMillis(5)).until(() -> site.hits("/slow") == 1);
      FetchFailure second = Rig.failed(get("/slow"));
      assertThat(second.code()).isEqualTo(FetchCode.HOST_BUSY);
      assertThat(second.retryable()).isTrue();
      gate.countDown();
      Rig.took(first.get());
    }
    Rig.took(get("/slow"));
  }

  @Test
  void starts_on_one_host_keep_their_distance() {
    outside.close();
    Duration gap = Duration.ofMillis(30);
    outside =
        new Outside(
            Rig.visiting(site)
                .withManners(new OutsideConfig.Manners(2, gap, Duration.ofSeconds(5))),
            names,
            () -> false);
    List<Long> starts = new ArrayList<>();
    site.on(
        "/a",
        visitor -> {
          starts.add(System.nanoTime());
          return Reply.html("a");
        });
    String page = site.url("page.test", "/a");
    for (int i = 0; i < 4; i++) {
      Rig.took(outside.fetch(FetchRequest.get(page, FetchUse.PAGE)));
    }
    // The gate opens no earlier than the gap; how much later is up to the machine.
    assertThat(starts.getLast() - starts.getFirst()).isGreaterThan(gap.toNanos() * 2);
  }

  @Test
  void parts_of_a_page_and_machines_of_ones_own_need_no_distance() {
    outside.close();
    outside =
        new Outside(
            Rig.visiting(site)
                .withManners(
                    new OutsideConfig.Manners(2, Duration.ofMinutes(10), Duration.ofMillis(50))),
            names,
            () -> false);
    site.on("/a", Reply.html("a"));
    String page = site.url("page.test", "/a");
    Rig.took(outside.fetch(FetchRequest.get(page, FetchUse.PAGE)));
    for (int i = 0; i < 3; i++) {
      Rig.took(outside.fetch(FetchRequest.get(page, FetchUse.PICTURE)));
      Rig.took(get("/a"));
    }
    assertThat(Rig.failed(outside.fetch(FetchRequest.get(page, FetchUse.PAGE))).code())
        .isEqualTo(FetchCode.HOST_BUSY);
  }

  @Test
  void an_interrupted_fetch_ends_and_the_thread_stays_interrupted() throws Exception {
    site.on("/slow", Reply.html("slow").after(new CountDownLatch(1)));
    var result = new java.util.concurrent.CompletableFuture<FetchCode>();
    Thread caller =
        Thread.ofPlatform()
            .start(() -> {
              FetchCode code = Rig.failed(get("/slow")).code();
              result.complete(Thread.currentThread().isInterrupted() ? code : null);
            });
    await().pollInterval(Duration.ofMillis(5)).until(() -> site.hits("/slow") == 1);
    caller.interrupt();
    assertThat(result.get()).isEqualTo(FetchCode.CANCELLED);
  }

  private Fetch get(String path) {
    return outside.fetch(FetchRequest.get(site.url(path), FetchUse.PAGE));
  }
}
