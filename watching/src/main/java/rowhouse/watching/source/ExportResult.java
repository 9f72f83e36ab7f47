package rowhouse.watching.source;

import org.jspecify.annotations.Nullable;

/** How reading an export ended. */
public sealed interface ExportResult {

  /** The file was understood; it may still hold no history, which the report explains. */
  record Read(ExportReport report) implements ExportResult {}

  /**
   * The file was not taken. Events handed over before must be discarded by the receiver.
   *
   * @param sentence cause and next step, for the person
   * @param byteOffset where in the (unpacked) file it happened, when that helps
   * @param subject what the file is taken for: another platform, or another account
   */
  record Refused(
      RefusalCode code, String sentence, @Nullable Long byteOffset, @Nullable String subject)
      implements ExportResult {}

  /** Nothing in the file is known. Nothing was guessed and no event was handed over. */
  record UnknownLayout(Fingerprint fingerprint) implements ExportResult {

    /** Cause and next step, for the person. */
    public String sentence() {
      return "This file has a layout that is not known here. Only its structure was noted, as "
          + fingerprint.id()
          + ", and none of its content; please tell whoever runs this server.";
    }
  }
}
