package rowhouse.foundation.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {
  @TempDir static Path folder;
  private static Studio studio;

  @BeforeAll
  static void open() {
    studio = new Studio(folder, Studio.config(folder));
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  @Test
  void a_photograph_becomes_a_smaller_webp_with_a_thumbnail_and_a_colour() throws Exception {
    byte[] jpeg = Drawn.jpeg(Drawn.photo(1200, 900), 0.9f);
    Studio.Result result = studio.convert(jpeg);
    Picture picture = result.picture();
    assertThat(picture.kept()).isEqualTo(Picture.Kept.WEBP);
    assertThat(picture.format()).isEqualTo(PictureFormat.WEBP);
    assertThat(picture.width()).isEqualTo(1200);
    assertThat(picture.height()).isEqualTo(900);
    assertThat(picture.bytes()).isLessThan(jpeg.length).isEqualTo(result.bytes().length);
    assertThat(picture.animated()).isFalse();
    assertThat(picture.frames()).isEqualTo(1);
    assertThat(picture.colour()).matches("#[0-9a-f]{6}");
    BufferedImage thumb = ImageIO.read(result.thumb().toFile());
    assertThat(thumb.getWidth()).isEqualTo(300);
    assertThat(thumb.getHeight()).isEqualTo(225);
    assertThat(picture.thumbBytes()).isEqualTo(Files.size(result.thumb()));
  }

  @Test
  void the_original_is_kept_when_it_is_the_smaller_one_or_when_nothing_may_be_converted()
      throws Exception {
    // Black and white noise is what PNG is good at and WebP is not.
    BufferedImage noise = new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_BINARY);
    Random random = new Random(1);
    noise.getRaster().setSamples(0, 0, 400, 300, 0, random.ints(120_000, 0, 2).toArray());
    Studio.Result hard = studio.convert(Drawn.encoded(noise, "png"));
    assertThat(hard.picture().kept()).isEqualTo(Picture.Kept.ORIGINAL);
    assertThat(hard.picture().format()).isEqualTo(PictureFormat.PNG);
    assertThat(ImageIO.read(hard.out().toFile()).getWidth()).isEqualTo(400);
    byte[] png = Drawn.encoded(Drawn.photo(300, 200), "png");
    assertThat(studio.convert(png).picture().kept()).isEqualTo(Picture.Kept.WEBP);
    Studio.Result as = studio.convert(png, false, 0);
    assertThat(as.picture().kept()).isEqualTo(Picture.Kept.ORIGINAL);
    assertThat(ImageIO.read(as.out().toFile()).getRGB(9, 9))
        .isEqualTo(Drawn.photo(300, 200).getRGB(9, 9));
  }

  @Test
  void a_picture_longer_than_wanted_is_scaled_down_and_a_small_one_never_up() throws Exception {
    byte[] jpeg = Drawn.jpeg(Drawn.photo(800, 200), 0.9f);
    Picture scaled = studio.convert(jpeg, true, 400).picture();
    assertThat(scaled.width()).isEqualTo(400);
    assertThat(scaled.height()).isEqualTo(100);
    assertThat(studio.convert(jpeg, true, 900).picture().width()).isEqualTo(800);
    Studio.Result tiny = studio.convert(Drawn.encoded(Drawn.photo(3, 1), "png"));
    assertThat(ImageIO.read(tiny.thumb().toFile()).getWidth()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_photograph_stands_upright_however_the_camera_was_held(int orientation) throws Exception {
    BufferedImage stored = storedAs(orientation, quarters());
    byte[] exif = Drawn.exif(orientation, "x");
    byte[] jpeg = Drawn.withSegment(Drawn.jpeg(stored, 1f), 0xe1, exif);
    Studio.Result result = studio.convert(jpeg);
    assertThat(result.picture().kept()).isEqualTo(Picture.Kept.WEBP);
    assertThat(result.picture().width()).isEqualTo(64);
    assertThat(result.picture().height()).isEqualTo(32);
    assertLooksLikeQuarters(ImageIO.read(result.out().toFile()));
    assertLooksLikeQuarters(ImageIO.read(result.thumb().toFile()));
    Studio.Result kept = studio.convert(jpeg, false, 0);
    assertThat(kept.picture().width()).isEqualTo(64);
    assertThat(JpegFile.read(new Bytes(kept.bytes()), true).orientation()).isEqualTo(orientation);
  }

  @Test
  void v_d07_what_a_file_tells_about_its_maker_and_what_hangs_behind_it_is_not_kept()
      throws Exception {
    String secret = "47.3769N-8.5417E";
    byte[] text = secret.getBytes(StandardCharsets.US_ASCII);
    BufferedImage photo = Drawn.photo(60, 40);
    byte[] jpeg = Drawn.withSegment(Drawn.jpeg(photo, 0.5f), 0xe1, Drawn.exif(1, secret));
    jpeg = Drawn.withSegment(Drawn.withSegment(jpeg, 0xfe, text), 0xed, text);
    byte[] png = Drawn.encoded(photo, "png");
    png =
        Drawn.withChunk(
            png, Drawn.chunk("tEXt", ("GPS\0" + secret).getBytes(StandardCharsets.US_ASCII)));
    png = Drawn.withChunk(png, Drawn.chunk("eXIf", text));
    byte[] gif = Drawn.gif(10, 10, 1);
    byte[] comment = concat(new byte[] {0x21, (byte) 0xfe, (byte) text.length}, text, new byte[1]);
    gif = concat(Arrays.copyOf(gif, 19), comment, Arrays.copyOfRange(gif, 19, gif.length));
    byte[] webp = Pixels.webp(photo, 80);
    webp = concat(webp, "EXIF\20\0\0\0".getBytes(StandardCharsets.ISO_8859_1), text);
    webp[4] = (byte) (webp.length - 8);
    webp[5] = (byte) ((webp.length - 8) >> 8);
    byte[] script = ("<script>" + secret + "</script>").getBytes(StandardCharsets.US_ASCII);
    for (byte[] picture : new byte[][] {jpeg, png, gif, webp}) {
      Studio.Result result = studio.convert(concat(picture, script), false, 0);
      assertThat(result.picture().kept()).isEqualTo(Picture.Kept.ORIGINAL);
      assertThat(new String(result.bytes(), StandardCharsets.ISO_8859_1))
          .doesNotContain(secret)
          .doesNotContain("<script>");
      assertThat(ImageIO.read(result.out().toFile())).isNotNull();
    }
  }

  @Test
  void every_way_of_storing_colours_comes_out_in_the_same_colour() throws Exception {
    int grey = 0x60;
    for (int type :
        new int[] {
          BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_BYTE_INDEXED
        }) {
      BufferedImage image = new BufferedImage(40, 40, type);
      WritableRaster raster = image.getRaster();
      if (raster.getNumBands() == 1 && type != BufferedImage.TYPE_BYTE_INDEXED) {
        int sample =
            raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT ? grey * 257 : grey;
        raster.setSamples(0, 0, 40, 40, 0, IntStream.generate(() -> sample).limit(1600).toArray());
      } else {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(grey, grey, grey));
        graphics.fillRect(0, 0, 40, 40);
        graphics.dispose();
      }
      String colour = studio.convert(Drawn.encoded(image, "png")).picture().colour();
      int mean = Integer.parseInt(colour.substring(3, 5), 16);
      assertThat(mean).as("type " + type).isBetween(grey - 9, grey + 9);
    }
  }

  @Test
  void what_is_transparent_stays_transparent() throws Exception {
    BufferedImage image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_ARGB);
    image.createGraphics().drawImage(Drawn.photo(40, 80), 0, 0, null);
    Studio.Result result = studio.convert(Drawn.encoded(image, "png"));
    assertThat(result.picture().kept()).isEqualTo(Picture.Kept.WEBP);
    BufferedImage kept = ImageIO.read(result.out().toFile());
    assertThat(kept.getRGB(20, 40) >>> 24).isEqualTo(255);
    assertThat(kept.getRGB(60, 40) >>> 24).isZero();
  }

  @Test
  void a_jpeg_in_printing_inks_is_shown_in_its_colours() throws Exception {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, null);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        inks.setPixel(x, y, new int[] {255, 0, 0, 0});
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(inks, null, null), null);
    }
    Picture picture = studio.convert(out.toByteArray()).picture();
    assertThat(picture.colour()).matches("#0[0-9a-f]f[0-9a-f]f[0-9a-f]");
  }

  @Test
  void a_broken_colour_profile_does_not_cost_the_picture() throws Exception {
    byte[] profile = "ICC_PROFILE\0\1\1this is no profile".getBytes(StandardCharsets.ISO_8859_1);
    byte[] jpeg = Drawn.withSegment(Drawn.jpeg(Drawn.photo(80, 60), 0.9f), 0xe2, profile);
    assertThat(studio.convert(jpeg).picture().width()).isEqualTo(80);
  }

  @Test
  void bitmaps_and_webp_and_avif_are_taken() throws Exception {
    BufferedImage photo = Drawn.photo(120, 90);
    Picture bmp = studio.convert(Drawn.encoded(photo, "bmp")).picture();
    assertThat(bmp.kept()).isEqualTo(Picture.Kept.WEBP);
    byte[] webp = Pixels.webp(photo, 50);
    Studio.Result same = studio.convert(webp);
    assertThat(same.picture().kept()).isEqualTo(Picture.Kept.ORIGINAL);
    assertThat(same.bytes()).isEqualTo(webp);
    Picture avif = studio.convert(Drawn.avif(640, 480)).picture();
    assertThat(avif.format()).isEqualTo(PictureFormat.AVIF);
    assertThat(avif.width()).isEqualTo(640);
    assertThat(avif.thumbBytes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void a_picture_cut_in_half_never_harms_the_next(String format) throws IOException {
    byte[] whole = Drawn.encoded(Drawn.photo(300, 200), format);
    for (int part = 1; part <= 8; part++) {
      PictureOutcome outcome =
          studio.convert(Arrays.copyOf(whole, whole.length * part / 9)).outcome();
      if (outcome instanceof PictureFailure failure) {
        assertThat(failure.code()).isEqualTo(PictureCode.PICTURE_BROKEN);
      }
    }
    assertThat(studio.convert(whole).picture().width()).isEqualTo(300);
  }

  private static BufferedImage quarters() {
    BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < 4; i++) {
      graphics.setColor(colours[i]);
      graphics.fillRect(i % 2 * 32, i / 2 * 16, 32, 16);
    }
    graphics.dispose();
    return image;
  }

  private static void assertLooksLikeQuarters(BufferedImage image) {
    BufferedImage expected = quarters();
    for (int[] at : new int[][] {{16, 8}, {48, 8}, {16, 24}, {48, 24}}) {
      Color is = new Color(image.getRGB(at[0], at[1]));
      Color should = new Color(expected.getRGB(at[0], at[1]));
      assertThat(Math.abs(is.getRed() - should.getRed())).isLessThan(60);
      assertThat(Math.abs(is.getGreen() - should.getGreen())).isLessThan(60);
      assertThat(Math.abs(is.getBlue() - should.getBlue())).isLessThan(60);
    }
  }

  /** How a camera stores what, shown by EXIF's rule, looks like {@code upright}. */
  private static BufferedImage storedAs(int orientation, BufferedImage upright) {
    int w = upright.getWidth();
    int h = upright.getHeight();
    boolean turned = orientation >= 5;
    BufferedImage stored =
        new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int rgb = upright.getRGB(x, y);
        switch (orientation) {
          case 1 -> stored.setRGB(x, y, rgb);
          case 2 -> stored.setRGB(w - 1 - x, y, rgb);
          case 3 -> stored.setRGB(w - 1 - x, h - 1 - y, rgb);
          case 4 -> stored.setRGB(x, h - 1 - y, rgb);
          case 5 -> stored.setRGB(y, x, rgb);
          case 6 -> stored.setRGB(y, w - 1 - x, rgb);
          case 7 -> stored.setRGB(h - 1 - y, w - 1 - x, rgb);
          default -> stored.setRGB(h - 1 - y, x, rgb);
        }
      }
    }
    return stored;
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
