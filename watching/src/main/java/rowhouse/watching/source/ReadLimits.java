package rowhouse.watching.source;

/**
 * How much an upload may ask of the reader.
 *
 * @param fileBytes size of the upload
 * @param entryBytes unpacked size of what is opened inside a ZIP, all together
 * @param ratio unpacked bytes for each packed one; real exports have 15 to 40
 * @param entries entries of a ZIP, opened or not
 * @param events rows of watch history
 * @param badPercent unreadable rows for each hundred, above which the whole file is refused
 * @param batch events handed over at once
 * @param keepPartial whether the rows before a break in the file are kept
 */
public record ReadLimits(
    long fileBytes,
    long entryBytes,
    int ratio,
    int entries,
    long events,
    int badPercent,
    int batch,
    boolean keepPartial) {

  /** The published limits: 512 MB, 2 GiB unpacked, ratio 200, 10 000 entries, 5 M events. */
  public static ReadLimits standard() {
    return new ReadLimits(512L << 20, 2L << 30, 200, 10_000, 5_000_000, 20, 4_000, false);
  }

  /** The same limits, keeping the rows before a break in the file. */
  public ReadLimits keepingPartial() {
    return new ReadLimits(fileBytes, entryBytes, ratio, entries, events, badPercent, batch, true);
  }

  /** The same limits with another number of events. */
  public ReadLimits withEvents(long most) {
    return new ReadLimits(
        fileBytes, entryBytes, ratio, entries, most, badPercent, batch, keepPartial);
  }

  /** The same limits with other sizes. */
  public ReadLimits withBytes(long file, long entry) {
    return new ReadLimits(file, entry, ratio, entries, events, badPercent, batch, keepPartial);
  }
}
