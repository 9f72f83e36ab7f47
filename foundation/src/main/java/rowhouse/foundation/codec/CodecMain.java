package rowhouse.foundation.codec;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The child that reads strangers' pictures. It takes requests from its standard input and answers
 * on its standard output, one after the other, until its input ends.
 */
public final class CodecMain {
  private static final int STUCK = 3;

  private CodecMain() {}

  /**
   * Runs until the parent is gone.
   *
   * @param args {@code gif2webp=PATH}, {@code ffmpeg=PATH} and {@code seconds=N}, the time after
   *     which the child ends itself should the parent not do it; all optional
   */
  public static void main(String[] args) throws IOException {
    // Libraries print to standard output, which belongs to the frames.
    System.setOut(System.err);
    ImageIO.setUseCache(false);
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    long seconds = Long.parseLong(valueOf(args, "seconds", "60"));
    Conversion conversion = new Conversion(tools(args, Duration.ofSeconds(seconds)));
    Frames.writeHello(out);
    ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, CodecMain::daemon);
    watch.setRemoveOnCancelPolicy(true);
    try {
      while (true) {
        PictureRequest request = Frames.readRequest(in);
        answer(conversion, request, out, watch, seconds);
      }
    } catch (EOFException parentGone) {
      watch.shutdownNow();
    }
  }

  private static void answer(
      Conversion conversion,
      PictureRequest request,
      DataOutputStream out,
      ScheduledExecutorService watch,
      long seconds)
      throws IOException {
    var alarm = watch.schedule(() -> Runtime.getRuntime().halt(STUCK), seconds, TimeUnit.SECONDS);
    PictureOutcome outcome;
    try {
      outcome = conversion.convert(request);
    } catch (IOException cannot) {
      outcome = new PictureFailure(PictureCode.CODEC_FAILED, cannot.toString());
    } finally {
      alarm.cancel(false);
    }
    Frames.write(out, outcome);
  }

  /** A program gets two thirds of the time, so that the GIF is kept when the program is slow. */
  private static MovingTools tools(String[] args, Duration limit) {
    return new MovingTools(
        path(args, "gif2webp"), path(args, "ffmpeg"), limit.multipliedBy(2).dividedBy(3));
  }

  private static @Nullable Path path(String[] args, String key) {
    String value = valueOf(args, key, "");
    return value.isEmpty() ? null : Path.of(value);
  }

  private static String valueOf(String[] args, String key, String otherwise) {
    for (String arg : args) {
      if (arg.startsWith(key + "=")) {
        return arg.substring(key.length() + 1);
      }
    }
    return otherwise;
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().daemon().name("codec-watch").unstarted(work);
  }
}
