package rowhouse.foundation.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder with pictures in it and a codec beside it. */
final class Studio implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private final Path folder;
  private final Pictures pictures;

  Studio(Path folder, CodecConfig config) {
    this.folder = folder;
    this.pictures = new Pictures(config);
  }

  /** Real children on the class path of the tests. */
  static CodecConfig config(Path folder) {
    return CodecConfig.of(CodecConfig.commandOfClassPath(512), folder.resolve("children"));
  }

  static CodecConfig quick(CodecConfig config, int children, int queue, Duration limit) {
    return config.withBounds(children, queue, limit, Duration.ofSeconds(30));
  }

  /** What came out, with the files. */
  record Result(PictureOutcome outcome, Path out, Path thumb) {
    Picture picture() {
      return switch (outcome) {
        case Picture picture -> picture;
        case PictureFailure failure -> throw new AssertionError("refused: " + failure);
      };
    }

    PictureCode refused() {
      return switch (outcome) {
        case Picture picture -> throw new AssertionError("kept: " + picture);
        case PictureFailure failure -> failure.code();
      };
    }

    byte[] bytes() throws IOException {
      return Files.readAllBytes(out);
    }
  }

  Result convert(byte[] picture) throws IOException {
    return convert(picture, true, 0);
  }

  Result convert(byte[] picture, boolean convert, int maxSide) throws IOException {
    int number = NUMBER.incrementAndGet();
    Path in = Files.write(folder.resolve("in" + number), picture);
    Path out = folder.resolve("out" + number);
    Path thumb = folder.resolve("thumb" + number);
    PictureRequest request = new PictureRequest(in, out, thumb, convert, 80, maxSide, 300);
    return new Result(pictures.convert(request), out, thumb);
  }

  Pictures pictures() {
    return pictures;
  }

  @Override
  public void close() {
    pictures.close();
  }
}
