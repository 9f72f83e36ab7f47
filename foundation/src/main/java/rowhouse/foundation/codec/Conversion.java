package rowhouse.foundation.codec;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.tika.Tika;

/** Brings one picture into the form that is kept. Runs in the child. */
final class Conversion {
  /** More than any caller fetches; it bounds what the child reads into memory. */
  private static final long LARGEST_FILE = 64L << 20;

  /** Decoded pixels, the encoder's copy of them, and what scaling needs beside. */
  private static final int COPIES = 2;

  private final Tika tika = new Tika();
  private final MovingTools tools;

  Conversion(MovingTools tools) {
    this.tools = tools;
  }

  PictureOutcome convert(PictureRequest request) throws IOException {
    try {
      Bytes bytes = load(request.in());
      PictureFile file = parse(bytes, true);
      file.check();
      if (file.format() == PictureFormat.AVIF) {
        return untouched(file, request);
      }
      return file.isAnimated() ? moving(file, request) : still(file, request, bytes);
    } catch (RefusedException refused) {
      return refused.failure();
    }
  }

  private static Bytes load(Path path) throws IOException, RefusedException {
    if (Files.size(path) > LARGEST_FILE) {
      throw RefusedException.tooLarge("more than " + LARGEST_FILE + " bytes");
    }
    return new Bytes(Files.readAllBytes(path));
  }

  /** The first bytes decide, and the structure must then be what they promise. */
  private PictureFile parse(Bytes bytes, boolean withProfile) throws RefusedException {
    String type = tika.detect(bytes.array());
    return switch (type) {
      case "image/png", "image/apng" -> PngFile.read(bytes, withProfile);
      case "image/jpeg" -> JpegFile.read(bytes, withProfile);
      case "image/gif" -> GifFile.read(bytes);
      case "image/webp" -> WebpFile.read(bytes);
      case "image/avif" -> AvifFile.read(bytes);
      case "image/bmp", "image/x-ms-bmp" -> BmpFile.read(bytes);
      default -> throw new RefusedException(PictureCode.NOT_A_PICTURE, type);
    };
  }

  private PictureOutcome still(PictureFile file, PictureRequest request, Bytes bytes)
      throws IOException, RefusedException {
    boolean fits = fits(file);
    int step = fits ? 1 : Math.max(2, Math.max(file.width(), file.height()) / 2048);
    BufferedImage image = decoded(file, step, bytes);
    int side = Math.max(file.width(), file.height());
    boolean tooLong = request.maxSide() > 0 && side > request.maxSide();
    byte[] webp = null;
    if (fits && (tooLong || (request.convert() && file.format() != PictureFormat.WEBP))) {
      image = tooLong ? Pixels.fitted(image, request.maxSide()) : image;
      webp = Pixels.webp(image, request.quality());
    }
    byte[] original = original(file);
    boolean replaced = webp != null && (tooLong || webp.length < original.length);
    byte[] kept = replaced && webp != null ? webp : original;
    Files.write(request.out(), kept);
    boolean turned = file.isTurned();
    int width = replaced ? image.getWidth() : turned ? file.height() : file.width();
    int height = replaced ? image.getHeight() : turned ? file.width() : file.height();
    Small small = small(image, request);
    return new Picture(
        replaced ? Picture.Kept.WEBP : Picture.Kept.ORIGINAL,
        replaced ? PictureFormat.WEBP : file.format(),
        width,
        height,
        kept.length,
        false,
        1,
        small.bytes(),
        small.colour());
  }

  /** A colour profile that makes the decoder stumble is worth less than the picture. */
  private BufferedImage decoded(PictureFile file, int step, Bytes bytes) throws RefusedException {
    try {
      return Decoder.read(file, step);
    } catch (RefusedException broken) {
      return Decoder.read(parse(bytes, false), step);
    }
  }

  private PictureOutcome moving(PictureFile file, PictureRequest request)
      throws IOException, RefusedException {
    Files.write(request.out(), original(file));
    long original = Files.size(request.out());
    BufferedImage first = Decoder.read(file, fits(file) ? 1 : 4);
    Optional<Path> smaller =
        request.convert() && file.format() == PictureFormat.GIF && fitsMoving(file)
            ? tools.webpOf(request.out(), request.thumb(), request.quality(), original)
            : Optional.empty();
    if (smaller.isPresent()) {
      Files.move(smaller.get(), request.out(), StandardCopyOption.REPLACE_EXISTING);
    }
    Small small = small(first, request);
    return new Picture(
        smaller.isPresent() ? Picture.Kept.WEBP : Picture.Kept.ORIGINAL,
        smaller.isPresent() ? PictureFormat.WEBP : file.format(),
        file.width(),
        file.height(),
        Files.size(request.out()),
        true,
        file.frames(),
        small.bytes(),
        small.colour());
  }

  private static PictureOutcome untouched(PictureFile file, PictureRequest request)
      throws IOException {
    Files.write(request.out(), file.stripped().array());
    boolean moves = file.isAnimated();
    return new Picture(
        Picture.Kept.ORIGINAL,
        PictureFormat.AVIF,
        file.width(),
        file.height(),
        file.stripped().length(),
        moves,
        moves ? 0 : 1,
        0,
        "");
  }

  private record Small(long bytes, String colour) {}

  private static Small small(BufferedImage image, PictureRequest request) throws IOException {
    BufferedImage thumb = Pixels.fitted(image, request.thumbSide());
    byte[] bytes = Pixels.webp(thumb, 70);
    Files.write(request.thumb(), bytes);
    return new Small(bytes.length, Pixels.meanColour(thumb));
  }

  private static byte[] original(PictureFile file) {
    byte[] stripped = file.stripped().array();
    return file.orientation() == 1
        ? stripped
        : JpegFile.withOrientation(stripped, file.orientation());
  }

  private static boolean fits(PictureFile file) {
    long needed = file.pixels() * COPIES * Math.max(4, file.pixelBytes());
    return needed < Runtime.getRuntime().maxMemory() * 7 / 10;
  }

  /** The tools hold the whole canvas for each frame that they write. */
  private static boolean fitsMoving(PictureFile file) {
    return file.pixels() * file.frames() <= 500_000_000L;
  }
}
