package rowhouse.foundation.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.test.S3Server;

/** The contract in a bucket, and what only a store behind a network can get wrong. */
class S3BlobsTest extends BlobsContract {
  private static S3Server server;
  @TempDir Path folder;
  private S3Blobs store;
  private S3Spec spec;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start("rowhouse");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void open() throws IOException {
    spec = at(server.endpoint(), "rowhouse");
    store = S3Blobs.open(spec, folder.resolve("tmp"));
    blobs = store;
  }

  private static S3Spec at(URI endpoint, String bucket) {
    String prefix = "app" + UUID.randomUUID();
    return new S3Spec(endpoint, "eu-central-1", bucket, prefix, "key", "geheim", true);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void nothing_stays_behind_in_the_temporary_folder() throws IOException {
    blobs.put(bytes("abc"), 3, "txt");
    try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void apps_of_one_bucket_do_not_see_each_other() throws IOException {
    blobs.put(bytes("abc"), 3, "txt");
    try (S3Blobs other = S3Blobs.open(at(server.endpoint(), "rowhouse"), folder.resolve("other"))) {
      assertThat(other.exists(ABC_HASH)).isFalse();
    }
  }

  @Test
  void many_are_deleted_with_one_request() throws IOException {
    Blob one = blobs.put(bytes("one"), 3, "txt");
    Blob two = blobs.put(bytes("two"), 3, "txt");
    Blob kept = blobs.put(bytes("kept"), 4, "txt");
    blobs.delete(List.of(one.sha256(), two.sha256(), NO_HASH));
    assertThat(all()).containsExactly(kept);
  }

  @Test
  void a_bucket_that_is_not_there_is_told_with_the_way_out() throws IOException {
    try (S3Blobs nowhere =
        S3Blobs.open(at(server.endpoint(), "nowhere"), folder.resolve("other"))) {
      assertThatThrownBy(() -> nowhere.put(bytes("abc"), 3, "txt"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("rowhouse.blobs.s3");
    }
  }

  @Test
  void a_store_that_is_down_is_told_with_the_way_out() throws IOException {
    try (S3Blobs down =
        S3Blobs.open(at(URI.create("http://127.0.0.1:1"), "rowhouse"), folder.resolve("other"))) {
      assertThatThrownBy(() -> down.put(bytes("abc"), 3, "txt"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the store is up");
    }
  }

  @Test
  void the_keys_are_in_no_text() {
    assertThat(spec.toString() + store).doesNotContain("geheim");
  }
}
