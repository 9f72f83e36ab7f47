package rowhouse.foundation.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What apps may rely on, wherever their files are kept. */
abstract class BlobsContract {
  static final String ABC_HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  static final String NO_HASH = "00".repeat(32);
  static final long FOREVER = Long.MAX_VALUE;
  Blobs blobs;

  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  List<Blob> all() throws IOException {
    List<Blob> all = new ArrayList<>();
    blobs.each(FOREVER, all::add);
    return all;
  }

  @Test
  void bytes_are_named_by_their_hash_and_read_back() throws IOException {
    Blob blob = blobs.put(bytes("abc"), 3, "txt");
    assertThat(blob).isEqualTo(new Blob(ABC_HASH, 3));
    assertThat(blobs.exists(ABC_HASH)).isTrue();
    assertThat(blobs.size(ABC_HASH)).isEqualTo(3);
    try (InputStream in = blobs.read(ABC_HASH)) {
      assertThat(in.readAllBytes()).isEqualTo("abc".getBytes(UTF_8));
    }
    assertThat(all()).containsExactly(blob);
  }

  @Test
  void no_bytes_are_a_blob_too() throws IOException {
    Blob blob = blobs.put(bytes(""), 0, "bin");
    assertThat(blob.size()).isZero();
    assertThat(blobs.size(blob.sha256())).isZero();
  }

  @Test
  void large_bytes_come_back_as_they_were() throws Exception {
    byte[] large = random(9_000_001);
    Blob blob = blobs.put(large, "bin");
    assertThat(blob.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(large)));
    try (InputStream in = blobs.read(blob.sha256())) {
      assertThat(in.readAllBytes()).isEqualTo(large);
    }
  }

  @Test
  void a_range_is_read_by_moving_the_position() throws IOException {
    byte[] some = random(300_000);
    Blob blob = blobs.put(some, "bin");
    try (SeekableByteChannel channel = blobs.open(blob.sha256())) {
      assertThat(channel.size()).isEqualTo(some.length);
      ByteBuffer range = ByteBuffer.allocate(1_000);
      channel.position(299_500);
      int read = 0;
      for (int n = channel.read(range); n > 0; n = channel.read(range)) {
        read += n;
      }
      assertThat(read).isEqualTo(500);
      assertThat(range.array()[0]).isEqualTo(some[299_500]);
      channel.position(17);
      range.clear().limit(1);
      assertThat(channel.read(range)).isEqualTo(1);
      assertThat(range.array()[0]).isEqualTo(some[17]);
    }
  }

  @Test
  void the_same_bytes_are_kept_once() throws IOException {
    Blob first = blobs.put(bytes("abc"), 3, "txt");
    Blob again = blobs.put(bytes("abc"), 3, "bin");
    assertThat(again).isEqualTo(first);
    assertThat(all()).containsExactly(first);
  }

  @Test
  void more_bytes_than_allowed_are_refused_and_nothing_is_kept() throws IOException {
    assertThatThrownBy(() -> blobs.put(bytes("abcd"), 3, "txt"))
        .isInstanceOf(BlobTooLargeException.class)
        .hasMessageContaining("3 bytes");
    assertThat(all()).isEmpty();
  }

  @Test
  void a_stream_that_breaks_leaves_nothing() throws IOException {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(random(500_000)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the sender has gone");
              }

              @Override
              public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("the sender has gone");
              }
            });
    assertThatThrownBy(() -> blobs.put(broken, 1_000_000, "bin")).hasMessage("the sender has gone");
    assertThat(all()).isEmpty();
  }

  @Test
  void the_blob_is_announced_before_it_is_in_its_place() throws IOException {
    List<Boolean> there = new ArrayList<>();
    blobs.put(
        bytes("abc"),
        3,
        "txt",
        blob -> {
          try {
            there.add(blobs.exists(blob.sha256()));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(there).containsExactly(false);
    assertThat(blobs.exists(ABC_HASH)).isTrue();
  }

  @Test
  void a_failing_announcement_leaves_nothing() throws IOException {
    assertThatThrownBy(() ->
            blobs.put(
                bytes("abc"),
                3,
                "txt",
                blob -> {
                  throw new IllegalStateException("no row");
                }))
        .hasMessage("no row");
    assertThat(all()).isEmpty();
  }

  @Test
  void a_deleted_blob_is_gone_and_can_be_kept_again() throws IOException {
    blobs.put(bytes("abc"), 3, "txt");
    assertThat(blobs.delete(ABC_HASH)).isTrue();
    assertThat(blobs.delete(ABC_HASH)).isFalse();
    assertThat(blobs.exists(ABC_HASH)).isFalse();
    blobs.put(bytes("abc"), 3, "txt");
    assertThat(blobs.exists(ABC_HASH)).isTrue();
  }

  @Test
  void what_is_not_there_is_missing() throws IOException {
    assertThat(blobs.exists(NO_HASH)).isFalse();
    assertThatThrownBy(() -> blobs.open(NO_HASH)).isInstanceOf(BlobMissingException.class);
    assertThatThrownBy(() -> blobs.size(NO_HASH)).isInstanceOf(BlobMissingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../../../../etc/passwd",
        "/etc/passwd",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad/..",
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n",
        "..\\..\\windows",
        "%2e%2e%2f",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f2001\u0000ad",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f2001*.*",
        "６a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      })
  void v_d10_nothing_but_a_hash_ever_becomes_a_path(String text) {
    assertThatThrownBy(() -> blobs.open(text)).isInstanceOf(BlobNameException.class);
    assertThatThrownBy(() -> blobs.exists(text)).isInstanceOf(BlobNameException.class);
    assertThatThrownBy(() -> blobs.size(text)).isInstanceOf(BlobNameException.class);
    assertThatThrownBy(() -> blobs.delete(text)).isInstanceOf(BlobNameException.class);
  }

  @Test
  void v_d10_an_extension_is_no_path_either() {
    assertThatThrownBy(() -> blobs.put(bytes("abc"), 3, "../x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> blobs.put(bytes("abc"), 3, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void many_keepers_of_the_same_bytes_do_not_disturb_each_other() throws Exception {
    byte[] some = random(200_000);
    try (ExecutorService keepers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Blob>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(keepers.submit(() -> blobs.put(some, "bin")));
      }
      for (Future<Blob> one : all) {
        Blob blob = one.get(30, TimeUnit.SECONDS);
        assertThat(blobs.size(blob.sha256())).isEqualTo(some.length);
      }
    }
    assertThat(all()).hasSize(1);
  }
}
