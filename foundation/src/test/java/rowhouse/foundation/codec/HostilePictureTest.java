package rowhouse.foundation.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePictureTest {
  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void open() {
    studio = new Studio(folder, Studio.quick(Studio.config(folder), 1, 4, Duration.ofSeconds(60)));
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  @Test
  void v_d06_a_picture_is_measured_before_it_is_decoded() throws Exception {
    byte[] jpeg = Drawn.encoded(Drawn.photo(20, 20), "jpg");
    int frame = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0");
    byte[] wideJpeg = jpeg.clone();
    ByteBuffer.wrap(wideJpeg)
        .putShort(frame + 5, (short) 65_500)
        .putShort(frame + 7, (short) 65_500);
    byte[] bmp = Drawn.encoded(Drawn.photo(20, 20), "bmp");
    bmp[18 + 2] = 1;
    byte[] webp = "RIFF\26\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\377\377\1\377\377\1".getBytes(ISO_8859_1);
    byte[][] bombs = {
      Drawn.png(Drawn.header(30_000, 30_000), Drawn.chunk("IEND", new byte[0])),
      Drawn.png(Drawn.header(16_384, 1), Drawn.chunk("IEND", new byte[0])),
      Drawn.png(Drawn.header(7_072, 7_072), Drawn.chunk("IEND", new byte[0])),
      Drawn.gif(65_535, 65_535, 1),
      Drawn.gif(20_000, 20_000, 60),
      Drawn.gif(10, 10, 100_000),
      Drawn.gif(10, 10, 501),
      Drawn.avif(60_000, 60_000),
      wideJpeg,
      bmp,
      webp
    };
    for (byte[] bomb : bombs) {
      assertThat(studio.convert(bomb).refused()).isEqualTo(PictureCode.PICTURE_TOO_LARGE);
    }
    assertThat(studio.convert(Drawn.gif(10, 10, 500)).picture().frames()).isEqualTo(500);
  }

  @Test
  void v_d06_frames_larger_than_their_screen_are_counted_as_they_are() throws Exception {
    byte[] gif = Drawn.gif(10, 10, 1);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(gif, 0, gif.length - 1);
    for (int i = 0; i < 3; i++) {
      many.writeBytes(Drawn.gifFrame(16_000, 16_000));
    }
    many.write(0x3b);
    assertThat(many.size()).isLessThan(469);
    assertThat(studio.convert(many.toByteArray()).refused())
        .isEqualTo(PictureCode.PICTURE_TOO_LARGE);
  }

  @Test
  void v_d06_frames_of_a_moving_png_and_scans_of_a_jpeg_are_counted() throws Exception {
    byte[] png = Drawn.encoded(Drawn.photo(10, 10), "png");
    byte[] control = ByteBuffer.allocate(8).putInt(501).array();
    byte[] moving = Drawn.withChunk(png, Drawn.chunk("acTL", control));
    assertThat(studio.convert(moving).refused()).isEqualTo(PictureCode.PICTURE_TOO_LARGE);
    byte[] jpeg = Drawn.encoded(Drawn.photo(20, 20), "jpg");
    String text = new String(jpeg, ISO_8859_1);
    int scan = text.indexOf("\u00ff\u00da");
    String many = text.substring(0, scan) + text.substring(scan, text.length() - 2).repeat(200);
    assertThat(studio.convert(many.getBytes(ISO_8859_1)).refused())
        .isEqualTo(PictureCode.PICTURE_TOO_LARGE);
  }

  @Test
  void v_d06_the_largest_pictures_that_are_let_in_do_not_hurt_the_child() throws Exception {
    byte[] rows = deflated(7_000 * (1 + 4 * 7_000L));
    byte[] largest =
        Drawn.png(
            Drawn.header(7_000, 7_000),
            Drawn.chunk("IDAT", rows),
            Drawn.chunk("IEND", new byte[0]));
    // With half the usual heap the largest that is converted, and the first that is not.
    BufferedImage fits = new BufferedImage(4_650, 4_650, BufferedImage.TYPE_4BYTE_ABGR);
    BufferedImage doesNot = new BufferedImage(4_900, 4_900, BufferedImage.TYPE_3BYTE_BGR);
    Path own = Files.createDirectory(folder.resolve("half"));
    CodecConfig half = CodecConfig.of(CodecConfig.commandOfClassPath(256), own.resolve("children"));
    try (Studio small = new Studio(own, half)) {
      Picture png = small.convert(largest).picture();
      assertThat(png.kept()).isEqualTo(Picture.Kept.ORIGINAL);
      assertThat(png.width()).isEqualTo(7_000);
      assertThat(png.thumbBytes()).isPositive();
      assertThat(small.convert(Drawn.encoded(fits, "png")).picture().kept())
          .isEqualTo(Picture.Kept.WEBP);
      Picture jpeg = small.convert(Drawn.encoded(doesNot, "jpg")).picture();
      assertThat(jpeg.kept()).isEqualTo(Picture.Kept.ORIGINAL);
      assertThat(jpeg.thumbBytes()).isPositive();
    }
  }

  @Test
  void v_d06_texts_in_a_png_that_unpack_to_more_than_the_heap_are_never_unpacked()
      throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes("Comment\0\0".getBytes(ISO_8859_1));
    text.writeBytes(deflated(700_000_000L));
    byte[] png =
        Drawn.withChunk(
            Drawn.encoded(Drawn.photo(50, 50), "png"), Drawn.chunk("zTXt", text.toByteArray()));
    assertThat(studio.convert(png).picture().width()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "\u00ef\u00bb\u00bf  <svg></svg>",
        "<!DOCTYPE html><html><script>alert(1)</script></html>",
        "<html><body onload=alert(1)>",
        "<script>alert(1)</script>",
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
        "%PDF-1.7\n1 0 obj",
        "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9",
        "PK\u0003\u0004\u0014\0\0\0\b\0",
        "\u007fELF\u0002\u0001\u0001\0",
        "MZ\u0090\0\u0003\0\0\0",
        "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom",
        "\0\0\0\u0018ftypheic\0\0\0\0mif1heic",
        "II*\0\b\0\0\0",
        "8BPS\0\u0001\0\0\0\0\0\0",
        "\0\0\u0001\0\u0001\0\u0010\u0010\0\0\u0001\0 \0h\u0004\0\0\u0016\0\0\0",
        "#!/bin/sh\nid\n"
      })
  void v_d07_what_is_no_picture_by_its_first_bytes_is_refused(String content) throws Exception {
    Studio.Result result = studio.convert(content.getBytes(ISO_8859_1));
    assertThat(result.refused()).isEqualTo(PictureCode.NOT_A_PICTURE);
    assertThat(result.out()).doesNotExist();
    assertThat(result.thumb()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GIF89a<svg onload=alert(1)>aaaaaaaaaaaaaaaa",
        "GIF89a/*\u0001\0\0\0\0*/=1;alert(1)//xxxxxxxxxxxxxx",
        "\u0089PNG\r\n\u001a\n<script>alert(1)</script>aaaaaa",
        "\u00ff\u00d8\u00ff\u00e0<html><script>alert(1)</script>",
        "\u00ff\u00d8\u00ff\u00d9",
        "RIFF \0\0\0WEBP<script>alert(1)</script>aa",
        "RIFF\u0004\0\0\0WEBP",
        "BM<script>alert(1)</script>aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "\0\0\0\u0018ftypavif\0\0\0\0avifmif1\0\0\0\u0099meta"
      })
  void v_d07_what_only_begins_like_a_picture_is_not_kept(String content) throws Exception {
    Studio.Result result = studio.convert(content.getBytes(ISO_8859_1));
    assertThat(result.refused())
        .isIn(PictureCode.PICTURE_BROKEN, PictureCode.NOT_A_PICTURE, PictureCode.PICTURE_TOO_LARGE);
    assertThat(result.out()).doesNotExist();
  }

  private static byte[] deflated(long zeros) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 20];
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      for (long left = zeros; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    }
    return packed.toByteArray();
  }
}
