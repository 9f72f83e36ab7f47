package rowhouse.server.watching;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.server.Answer;
import rowhouse.server.Browser;

final class PictureTest {
  private static WatchingHouse house;

  @BeforeAll
  static void open() {
    house = WatchingHouse.open();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static byte[] picture(String format, int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    for (int i = 0; i < side; i += 4) {
      brush.setColor(new Color(i % 256, 255 - i % 256, (i * 7) % 256));
      brush.fillRect(i, 0, 4, side);
    }
    brush.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Answer upload(Browser browser, String name, byte[] content) {
    return Exports.send(browser, "upload", name, content, "");
  }

  private static byte[] plus(byte[] picture, String more) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(picture);
    all.writeBytes(more.getBytes(UTF_8));
    return all.toByteArray();
  }

  /** The same JPEG with an EXIF part that says where it was taken. */
  private static byte[] withPlace(byte[] jpeg) {
    byte[] exif = "Exif\0\0II*\0GPSLatitude 52.5163 N".getBytes(ISO_8859_1);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(jpeg, 0, 2);
    all.write(0xff);
    all.write(0xe1);
    all.write((exif.length + 2) >> 8);
    all.write((exif.length + 2) & 0xff);
    all.writeBytes(exif);
    all.write(jpeg, 2, jpeg.length - 2);
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrapped", "weekly"})
  void a_picture_is_kept_and_served_by_its_hash_for_ever(String app) {
    Browser guest = house.guest(app);
    Answer kept = upload(guest, "me.png", picture("png", 120));
    assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
    String key = kept.json().path("key").asString();
    assertThat(kept.json().path("url").asString()).endsWith("media/" + key);
    Answer shown = house.stranger(app).get("media/" + key);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("content-type")).startsWith("image/");
    assertThat(shown.header("cache-control")).contains("immutable");
    assertThat(shown.header("x-content-type-options")).isEqualTo("nosniff");
    Browser again = house.stranger(app).with("If-None-Match", shown.header("etag"));
    assertThat(again.get("media/" + key).status()).isEqualTo(304);
    assertThat(
            house
                .stranger(app.equals("wrapped") ? "weekly" : "wrapped")
                .get("media/" + key)
                .status())
        .isEqualTo(404);
    assertThat(guest.send("DELETE", "api/v1/me/data", Map.of("confirm", true)).body())
        .contains("{\"name\":\"pictures\",\"rows\":1}");
    assertThat(house.stranger(app).get("media/" + key).status()).isEqualTo(404);
  }

  @Test
  void w_d24_what_the_camera_noted_and_what_stands_behind_a_picture_is_not_kept() {
    Browser guest = house.guest("wrapped");
    byte[] odd = plus(withPlace(picture("jpg", 200)), "<script>alert(1)</script>PK\u0003\u0004");
    assertThat(new String(odd, ISO_8859_1)).contains("GPSLatitude").contains("<script>");
    Answer kept = upload(guest, "odd.jpg", odd);
    assertThat(kept.status()).as(kept.toString()).isEqualTo(200);
    String served =
        house.stranger("wrapped").get("media/" + kept.json().path("key").asString()).body();
    assertThat(served).doesNotContain("GPSLatitude").doesNotContain("<script>");
    Answer png = upload(guest, "odd.png", plus(picture("png", 64), "<script>alert(2)</script>"));
    assertThat(house.stranger("wrapped").get("media/" + png.json().path("key").asString()).body())
        .doesNotContain("<script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        "<html>",
        "GIF89a",
        "%PDF-1.7",
        "words"
      })
  void w_d24_what_is_no_picture_is_refused_whatever_it_is_called(String content) {
    Answer refused = upload(house.guest("wrapped"), "picture.png", content.getBytes(UTF_8));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("error").asString()).isEqualTo("invalid_file_type");
  }

  @Test
  void w_d24_a_picture_of_fifty_thousand_pixels_a_side_and_one_over_five_megabytes_are_refused() {
    byte[] huge = picture("png", 8);
    for (int i = 16; i < 24; i += 4) {
      huge[i] = 0;
      huge[i + 1] = 0;
      huge[i + 2] = (byte) 0xc3;
      huge[i + 3] = 0x50;
    }
    Answer bomb = upload(house.guest("wrapped"), "bomb.png", huge);
    assertThat(bomb.status()).isEqualTo(400);
    Answer large = upload(house.guest("wrapped"), "large.png", new byte[(5 << 20) + 1]);
    assertThat(large.status()).isEqualTo(400);
    assertThat(large.code()).isEqualTo("file_too_large");
  }

  @Test
  void a_stranger_uploads_nothing() {
    assertThat(upload(house.stranger("wrapped"), "me.png", picture("png", 8)).status())
        .isEqualTo(401);
    assertThat(house.stranger("wrapped").get("media/..%2f..%2fetc").status()).isIn(400, 404);
  }
}
