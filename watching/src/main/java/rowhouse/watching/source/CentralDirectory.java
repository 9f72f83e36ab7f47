package rowhouse.watching.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Walks the directory of a ZIP before a library takes it into memory, so that a million entries, a
 * name that climbs out of its folder, a link or a password are noticed at no cost.
 */
final class CentralDirectory {
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_LOCATOR = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_LENGTH = 22;
  private static final int LOCATOR_LENGTH = 20;
  private static final int ENTRY_LENGTH = 46;
  private static final int MAX_COMMENT = 0xffff;
  private static final int MAX_NAME = 1_000;
  private static final int UNIX = 3;
  private static final int TYPE_MASK = 0170000;
  private static final int SYMLINK = 0120000;
  private static final Pattern ARCHIVE =
      Pattern.compile(".*\\.(zip|jar|rar|7z|gz|tgz|bz2|xz|zst|tar)");

  private final FileChannel file;
  private final ReadLimits limits;
  private final Set<String> names = new HashSet<>();

  CentralDirectory(FileChannel file, ReadLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** Refuses the ZIP or returns how many entries it has. */
  int check() throws IOException {
    long at = start();
    ByteBuffer entry = at < 0 ? ByteBuffer.allocate(0) : read(at, ENTRY_LENGTH);
    while (entry.remaining() == ENTRY_LENGTH && entry.getInt(0) == ENTRY) {
      int nameLength = entry.getShort(28) & 0xffff;
      if (names.size() >= limits.entries() || nameLength > MAX_NAME) {
        throw suspicious("has more than " + limits.entries() + " entries, or names without end");
      }
      checkEntry(entry, name(at + ENTRY_LENGTH, nameLength));
      at +=
          ENTRY_LENGTH + nameLength + (entry.getShort(30) & 0xffff) + (entry.getShort(32) & 0xffff);
      entry = read(at, ENTRY_LENGTH);
    }
    return names.size();
  }

  private void checkEntry(ByteBuffer entry, String name) {
    if ((entry.getShort(8) & 1) != 0) {
      throw new RefusedException(
          RefusalCode.ENCRYPTED_ARCHIVE,
          "The ZIP asks for a password. Unpack it on your computer and upload the file inside.");
    }
    int madeBy = (entry.getShort(4) & 0xffff) >>> 8;
    int mode = entry.getInt(38) >>> 16;
    if (madeBy == UNIX && (mode & TYPE_MASK) == SYMLINK) {
      throw suspicious("contains a link to another file");
    }
    String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    if (plain.startsWith("/") || plain.matches("[a-z]:.*") || plain.indexOf('\0') >= 0) {
      throw suspicious("contains a file with an absolute name");
    }
    if (("/" + plain + "/").contains("/../")) {
      throw suspicious("contains a file that would land outside its folder");
    }
    if (ARCHIVE.matcher(plain).matches()) {
      throw suspicious("contains another archive");
    }
    if (!names.add(plain)) {
      throw suspicious("contains the same file name twice");
    }
  }

  private static RefusedException suspicious(String what) {
    return new RefusedException(
        RefusalCode.SUSPICIOUS_ARCHIVE,
        "The ZIP " + what + ", which no export of TikTok does. Upload the file as TikTok gave it.");
  }

  /** Where the first entry lies, or -1 when the end record is not there. */
  private long start() throws IOException {
    int length = (int) Math.min(file.size(), END_LENGTH + MAX_COMMENT);
    ByteBuffer tail = read(file.size() - length, length);
    for (int i = length - END_LENGTH; i >= 0; i--) {
      if (tail.getInt(i) == END) {
        long end = file.size() - length + i;
        long start64 = start64(end - LOCATOR_LENGTH);
        return start64 >= 0 ? start64 : tail.getInt(i + 16) & 0xffffffffL;
      }
    }
    return -1;
  }

  private long start64(long locatorAt) throws IOException {
    if (locatorAt < 0) {
      return -1;
    }
    ByteBuffer locator = read(locatorAt, LOCATOR_LENGTH);
    if (locator.remaining() < LOCATOR_LENGTH || locator.getInt(0) != END_64_LOCATOR) {
      return -1;
    }
    ByteBuffer end = read(locator.getLong(8), 56);
    return end.remaining() == 56 && end.getInt(0) == END_64 ? end.getLong(48) : -1;
  }

  private String name(long at, int length) throws IOException {
    return StandardCharsets.UTF_8.decode(read(at, length)).toString();
  }

  /** Up to {@code length} bytes at a place, fewer at the end of the file or outside of it. */
  private ByteBuffer read(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    long place = at;
    while (place >= 0 && bytes.hasRemaining()) {
      int count = file.read(bytes, place);
      if (count < 0) {
        break;
      }
      place += count;
    }
    return bytes.flip();
  }
}
