package rowhouse.foundation.outside;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;

class LimitsTest {
  private final LoopbackSite site = LoopbackSite.start();
  private final Outside outside = new Outside(Rig.visiting(site), () -> false);

  @AfterEach
  void close() {
    outside.close();
    site.close();
  }

  @Test
  void v_d04_a_host_that_never_answers_is_left() {
    site.on("/", Reply.raw((out, pace) -> pace.pause(60_000)));
    FetchFailure failure = Rig.failed(get());
    assertThat(failure.code()).isEqualTo(FetchCode.TIMEOUT);
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void v_d04_headers_that_drip_for_ever_end_with_the_whole_time() {
    site.on(
        "/",
        Reply.raw((out, pace) -> {
          send(out, "HTTP/1.1 200 OK\r\nX: ");
          while (pace.pause(50)) {
            send(out, "x");
          }
        }));
    assertThat(Rig.failed(get()).code()).isEqualTo(FetchCode.TIMEOUT);
  }

  @Test
  void v_d04_a_body_that_drips_is_too_slow() {
    site.on(
        "/",
        Reply.raw((out, pace) -> {
          send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
          while (pace.pause(20)) {
            send(out, "x");
          }
        }));
    FetchFailure failure = Rig.failed(get());
    assertThat(failure.code()).isEqualTo(FetchCode.TOO_SLOW);
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void v_d04_a_body_that_stops_is_not_waited_for() {
    site.on(
        "/",
        Reply.raw((out, pace) -> {
          send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nstart");
          pace.pause(60_000);
        }));
    assertThat(Rig.failed(get()).code()).isEqualTo(FetchCode.TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Transfer-Encoding: chunked\r\n"})
  void v_d04_an_endless_body_is_cut_at_its_limit(String header) {
    byte[] block = new byte[8192];
    site.on(
        "/",
        Reply.raw((out, pace) -> {
          send(out, "HTTP/1.1 200 OK\r\n" + header + "\r\n");
          while (pace.pause(0)) {
            send(out, header.isEmpty() ? "" : "2000\r\n");
            out.write(block);
            send(out, header.isEmpty() ? "" : "\r\n");
          }
        }));
    FetchFailure failure = Rig.failed(outside.fetch(request().limit(300_000)));
    assertThat(failure.code()).isEqualTo(FetchCode.TOO_LARGE);
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void v_d04_a_claimed_size_over_the_limit_is_believed_before_anything_is_read() {
    site.on("/", Reply.html("small").with("Content-Length", "300001"));
    FetchFailure failure = Rig.failed(outside.fetch(request().limit(300_000)));
    assertThat(failure.code()).isEqualTo(FetchCode.TOO_LARGE);
  }

  @Test
  void v_d04_a_body_shorter_than_claimed_is_broken_and_a_longer_one_is_cut() {
    site.on(
        "/",
        Reply.raw((out, pace) -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort")));
    FetchFailure failure = Rig.failed(get());
    assertThat(failure.code()).isEqualTo(FetchCode.BODY_BROKEN);
    assertThat(failure.retryable()).isTrue();
    site.on(
        "/",
        Reply.raw((out, pace) -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nlonger")));
    assertThat(Rig.took(get()).body()).isEqualTo("lon".getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "220 mail.example ESMTP\r\n",
        "HTTP/1.1 two hundred\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nxx\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nxx\r\n",
        "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello"
      })
  void v_d04_what_is_not_http_is_called_so(String answer) {
    site.on("/", Reply.raw((out, pace) -> send(out, answer)));
    assertThat(Rig.failed(get()).code()).isEqualTo(FetchCode.PROTOCOL_BROKEN);
  }

  @Test
  void v_d04_headers_without_end_are_cut() {
    site.on(
        "/",
        Reply.raw((out, pace) -> {
          send(out, "HTTP/1.1 200 OK\r\n");
          String header = "X-Header: " + "x".repeat(4000) + "\r\n";
          while (pace.pause(0)) {
            send(out, header);
          }
        }));
    assertThat(Rig.failed(get()).code()).isEqualTo(FetchCode.BODY_BROKEN);
  }

  @Test
  void v_d05_a_bomb_is_left_as_soon_as_it_shows() throws IOException {
    byte[] zeros = new byte[1 << 20];
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    ByteArrayOutputStream bare = new ByteArrayOutputStream();
    try (OutputStream a = new GZIPOutputStream(gzip);
        OutputStream b = new DeflaterOutputStream(bare, new Deflater(9, true))) {
      for (int i = 0; i < 100; i++) {
        a.write(zeros);
        b.write(zeros);
      }
    }
    assertBomb("gzip", gzip.toByteArray());
    assertBomb("deflate", bare.toByteArray());
  }

  private void assertBomb(String encoding, byte[] packed) {
    site.on("/", Reply.bytes("text/html", packed).with("Content-Encoding", encoding));
    FetchFailure failure = Rig.failed(get());
    assertThat(failure.code()).isEqualTo(FetchCode.BOMB);
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void v_d05_the_limit_counts_what_comes_out_and_not_what_comes_in() throws IOException {
    byte[] text = new byte[2_000_000];
    new Random(1).nextBytes(text);
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) ('a' + (text[i] & 1));
    }
    byte[] packed = gzip(text);
    assertThat(packed.length).isLessThan(500_000);
    site.on("/", Reply.bytes("text/html", packed).with("Content-Encoding", "gzip"));
    assertThat(Rig.failed(outside.fetch(request().limit(1_000_000))).code())
        .isEqualTo(FetchCode.TOO_LARGE);
    assertThat(Rig.took(get()).body()).isEqualTo(text);
  }

  @Test
  void v_d05_packing_that_was_not_asked_for_is_refused() throws IOException {
    byte[] once = gzip(new byte[100]);
    for (String encoding : new String[] {"br", "zstd", "compress", "gzip, gzip", "br, gzip", "x"}) {
      site.on("/", Reply.bytes("text/html", gzip(once)).with("Content-Encoding", encoding));
      assertThat(Rig.failed(get()).code()).isEqualTo(FetchCode.ENCODING_UNKNOWN);
    }
    assertThat(site.seen().getFirst().headers()).containsEntry("accept-encoding", "gzip, deflate");
  }

  @Test
  void honest_packing_is_undone() throws IOException {
    byte[] text = "honest".getBytes(US_ASCII);
    site.on("/", Reply.bytes("text/html", gzip(text)).with("Content-Encoding", "GZIP, identity"));
    assertThat(Rig.took(get()).body()).isEqualTo(text);
    ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(wrapped)) {
      out.write(text);
    }
    site.on(
        "/", Reply.bytes("text/html", wrapped.toByteArray()).with("Content-Encoding", "deflate"));
    assertThat(Rig.took(get()).body()).isEqualTo(text);
    site.on("/", Reply.bytes("text/html", new byte[0]).with("Content-Encoding", "gzip"));
    assertThat(Rig.took(get()).size()).isZero();
  }

  @Test
  void v_d05_a_packed_body_that_breaks_off_or_was_never_packed_is_broken() throws IOException {
    byte[] packed = gzip("some text that is long enough to be cut".getBytes(US_ASCII));
    byte[] half = java.util.Arrays.copyOf(packed, packed.length / 2);
    for (byte[] body : new byte[][] {half, "plain".getBytes(US_ASCII), {31}}) {
      site.on("/", Reply.bytes("text/html", body).with("Content-Encoding", "gzip"));
      assertThat(Rig.failed(get()).code()).isEqualTo(FetchCode.BODY_BROKEN);
    }
  }

  private FetchRequest request() {
    return FetchRequest.get(site.url("/"), FetchUse.PAGE);
  }

  private Fetch get() {
    return outside.fetch(request());
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }
}
