package rowhouse.vault.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A page in one file. The pictures are written into the text only on the way out, so that a
 * snapshot costs the memory of its resources once.
 */
public final class Snapshot {
  private final String markup;
  private final Slots slots;
  private final List<Kept> kept;
  private final List<Dropped> dropped;

  Snapshot(String markup, Slots slots, List<Kept> kept, List<Dropped> dropped) {
    this.markup = markup;
    this.slots = slots;
    this.kept = List.copyOf(kept);
    this.dropped = List.copyOf(dropped);
  }

  /** What was written into the file, in the order it was met. */
  public List<Kept> kept() {
    return kept;
  }

  /** What was left out and why; at most 1000 entries. */
  public List<Dropped> dropped() {
    return dropped;
  }

  /** Writes the file as UTF-8 and leaves the stream open. */
  public void writeTo(OutputStream out) throws IOException {
    int from = 0;
    while (true) {
      int at = markup.indexOf(slots.prefix(), from);
      if (at < 0) {
        break;
      }
      write(out, markup, from, at);
      int end = markup.indexOf(Slots.END, at + slots.prefix().length());
      Slots.Slot slot = slots.at(Integer.parseInt(markup, at + slots.prefix().length(), end, 10));
      out.write(("data:" + slot.mime() + ";base64,").getBytes(StandardCharsets.US_ASCII));
      OutputStream encoder = Base64.getEncoder().wrap(new KeepOpen(out));
      encoder.write(slot.bytes());
      encoder.close();
      from = end + 1;
    }
    write(out, markup, from, markup.length());
  }

  /** The whole file; prefer {@link #writeTo} for large ones. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(markup.length() + 1024);
    try {
      writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing to memory failed.", impossible);
    }
    return out.toByteArray();
  }

  private static void write(OutputStream out, String text, int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      int end = Math.min(to, at + 65_536);
      if (end < to && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      out.write(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
      at = end;
    }
  }

  /** Lets an encoder finish without closing what it writes to. */
  private static final class KeepOpen extends FilterOutputStream {
    KeepOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
