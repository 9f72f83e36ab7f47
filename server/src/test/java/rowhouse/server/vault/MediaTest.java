package rowhouse.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.blob.Blob;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import tools.jackson.databind.JsonNode;

final class MediaTest {
  private static final String TEXT = "0123456789abcdefghij";

  private static VaultHouse vault;
  private static JsonNode picture;
  private static String file;

  @BeforeAll
  static void open() throws IOException {
    vault = VaultHouse.open();
    picture = vault.keep(vault.fixture().at("/article").toString()).path("pictures").path(0);
    Blob blob =
        vault
            .room()
            .blobRefs()
            .keep(new ByteArrayInputStream(TEXT.getBytes(UTF_8)), 100, "mp4", "video/mp4");
    vault.room().blobRefs().refer(blob.sha256(), "test", 1, "");
    file = blob.sha256();
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  private static Answer media(String key) {
    return vault.get("media/" + key);
  }

  private static Answer with(String header, String value) {
    Browser owner = vault.owner();
    return owner.send(owner.request("vault/api/v1/media/" + file).header(header, value).build());
  }

  @Test
  void a_picture_is_served_for_ever_with_its_own_type() {
    Answer answer = media(picture.path("key").asString());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).startsWith("image/");
    assertThat(answer.header("cache-control"))
        .contains("max-age=31536000")
        .contains("private")
        .doesNotContain("public")
        .contains("immutable");
    assertThat(answer.header("etag")).contains(picture.path("key").asString());
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("content-security-policy")).contains("sandbox");
    assertThat(Long.parseLong(answer.header("content-length")))
        .isEqualTo(picture.path("bytes").asLong());
  }

  /** The original knew the parameter and ignored it. */
  @Test
  void d_a8_10_a_small_form_is_served_when_it_is_asked_for() {
    String key = picture.path("key").asString();
    Answer thumb = media(key + "?size=thumb");
    assertThat(thumb.status()).isEqualTo(200);
    assertThat(thumb.header("content-type")).isEqualTo("image/webp");
    assertThat(thumb.header("etag")).doesNotContain(key);
    assertThat(Long.parseLong(thumb.header("content-length")))
        .isLessThan(picture.path("bytes").asLong());
    assertThat(media(key + "?size=poster").status()).isEqualTo(422);
    for (String name : List.of(key + ".thumb", key + ".thumb.webp")) {
      assertThat(media(name).status()).as(name).isEqualTo(200);
      assertThat(media(name).header("etag")).as(name).isEqualTo(thumb.header("etag"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-4, 206, 01234, bytes 0-4/20",
    "bytes=5-, 206, 56789abcdefghij, bytes 5-19/20",
    "bytes=-3, 206, hij, bytes 17-19/20",
    "bytes=10-1000, 206, abcdefghij, bytes 10-19/20",
    "bytes=0-0, 206, 0, bytes 0-0/20",
    "bytes=20-, 416, '', bytes */20",
    "'bytes=0-1,4-5', 200, 0123456789abcdefghij, ''",
    "lines=0-1, 200, 0123456789abcdefghij, ''",
  })
  void a_range_is_answered_with_that_part(String range, int status, String body, String told) {
    Answer answer = with("Range", range);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.header("content-range")).isEqualTo(told);
    assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "W/\"%s\"", "\"other\", \"%s\""})
  void a_file_that_is_known_is_not_sent_again(String form) {
    Answer answer = with("If-None-Match", form.formatted(file));
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(with("If-None-Match", "\"something else\"").status()).isEqualTo(200);
  }

  @Test
  void a_head_tells_the_length_and_sends_nothing() {
    Browser owner = vault.owner();
    Answer answer =
        owner.send(
            owner
                .request("vault/api/v1/media/" + file)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-length")).isEqualTo(String.valueOf(TEXT.length()));
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void the_originals_key_with_its_folders_is_understood() {
    String key = picture.path("key").asString();
    String legacy =
        "vaultstream/blobs/sha256/" + key.substring(0, 2) + "/" + key.substring(2, 4) + "/" + key;
    assertThat(media(legacy + ".webp").status()).isEqualTo(200);
    assertThat(media(key + ".webp").status()).isEqualTo(200);
  }

  @Test
  void v_d07_what_is_no_picture_or_film_is_only_ever_downloaded() throws IOException {
    Blob page =
        vault
            .room()
            .blobRefs()
            .keep(
                new ByteArrayInputStream("<script>alert(1)</script>".getBytes(UTF_8)),
                100,
                "html",
                "text/html");
    Answer answer = media(page.sha256());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/octet-stream");
    assertThat(answer.header("content-disposition")).isEqualTo("attachment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../house/house.db",
        "..%2f..%2fhouse%2fhouse.db",
        "%2e%2e/%2e%2e/secret.key",
        "..%5c..%5csecret.key",
        "%00",
        "abc%00.webp",
        "%2fetc%2fpasswd",
        "/etc/passwd",
        "vaultstream/blobs/sha256/../../../secret.key",
        "....//secret.key",
        "0123",
        "ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789",
      })
  void v_d10_no_text_of_a_request_becomes_a_path(String key) {
    Answer answer = vault.program().get("vault/api/v1/media/" + key);
    assertThat(answer.status()).as(key).isBetween(400, 404);
    assertThat(answer.header("content-type")).as(key).startsWith("application/problem+json");
    assertThat(answer.code()).isNotBlank();
  }

  @Test
  void a_file_that_is_not_there_is_said_so() {
    assertThat(media("0".repeat(64)).status()).isEqualTo(404);
  }

  /** The original's media and picture proxy were open to everybody. */
  @Test
  void d_a8_08_a_stranger_gets_no_file_and_there_is_no_open_proxy() {
    Browser stranger = vault.house().stranger();
    assertThat(stranger.get("vault/api/v1/media/" + file).status()).isEqualTo(401);
    assertThat(stranger.get("vault/api/v1/proxy/image?url=http://127.0.0.1/").status())
        .isIn(401, 404);
  }
}
