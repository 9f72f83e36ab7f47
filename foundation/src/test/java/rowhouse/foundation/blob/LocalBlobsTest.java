package rowhouse.foundation.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.database.StorageFullException;

/** The contract in a folder, and what only a folder can get wrong. */
class LocalBlobsTest extends BlobsContract {
  @TempDir Path folder;
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);

  @BeforeEach
  void open() throws IOException {
    blobs = LocalBlobs.open(root(), temporary(), 1_000_000, free::get);
  }

  private Path root() {
    return folder.resolve("blobs/example");
  }

  private Path temporary() {
    return folder.resolve("tmp");
  }

  private List<Path> halves() throws IOException {
    try (Stream<Path> files = Files.list(temporary())) {
      return files.toList();
    }
  }

  @Test
  void a_blob_lies_two_folders_deep_with_its_extension_for_people() throws IOException {
    blobs.put(bytes("abc"), 3, "webp");
    assertThat(root().resolve("ba/78/" + ABC_HASH + ".webp")).hasContent("abc");
    assertThat(halves()).isEmpty();
  }

  @Test
  void what_was_left_half_written_is_deleted_at_the_next_start() throws IOException {
    Files.writeString(temporary().resolve("blob-1234.tmp"), "half");
    Path foreign = Files.writeString(temporary().resolve("upload.tmp"), "not ours");
    open();
    assertThat(halves()).containsExactly(foreign);
  }

  @Test
  void a_file_that_lost_bytes_is_mended_when_its_bytes_come_again() throws IOException {
    blobs.put(bytes("abc"), 3, "txt");
    Files.writeString(root().resolve("ba/78/" + ABC_HASH + ".txt"), "a");
    blobs.put(bytes("abc"), 3, "txt");
    assertThat(blobs.size(ABC_HASH)).isEqualTo(3);
  }

  @Test
  void v_d18_the_reserve_of_the_disk_is_not_touched_and_it_ends_by_itself() throws IOException {
    free.set(999_999);
    assertThatThrownBy(() -> blobs.put(bytes("abc"), 3, "txt"))
        .isInstanceOf(StorageFullException.class)
        .hasMessageContaining("Make space");
    assertThat(all()).isEmpty();
    assertThat(halves()).isEmpty();
    free.set(1_000_000);
    blobs.put(bytes("abc"), 3, "txt");
    assertThat(blobs.exists(ABC_HASH)).isTrue();
  }

  @Test
  void v_d18_a_disk_that_fills_while_bytes_come_is_noticed() throws IOException {
    InputStream filling =
        new InputStream() {
          private long left = 20_000_000;

          @Override
          public int read() {
            return left-- > 0 ? 1 : -1;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            if (left <= 0) {
              return -1;
            }
            free.addAndGet(-length);
            left -= length;
            return length;
          }
        };
    free.set(5_000_000);
    assertThatThrownBy(() -> blobs.put(filling, Long.MAX_VALUE, "bin"))
        .isInstanceOf(StorageFullException.class);
    assertThat(halves()).isEmpty();
  }

  @Test
  void v_d18_a_process_killed_while_it_keeps_a_file_leaves_no_torn_one() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process keeper =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessKeeper.class.getName(),
                root().toString(),
                temporary().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> halves().stream().anyMatch(half -> half.toFile().length() > 1_000_000));
    } finally {
      keeper.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    assertThat(halves()).isNotEmpty();
    open();
    assertThat(halves()).isEmpty();
    assertThat(all()).isEmpty();
  }

  /** Keeps a file that does not end, until it is killed. */
  static final class EndlessKeeper {
    private EndlessKeeper() {}

    public static void main(String[] folders) throws IOException {
      LocalBlobs.open(Path.of(folders[0]), Path.of(folders[1]), 0)
          .put(
              new InputStream() {
                @Override
                public int read() {
                  return 1;
                }

                @Override
                public int read(byte[] into, int from, int length) {
                  return Math.min(length, 1_000);
                }
              },
              2_000_000_000,
              "bin");
    }
  }
}
