package rowhouse.watching.source;

/** What all entries of one ZIP together may still unpack to. */
final class UnpackingLimit {
  private final long most;
  private long unpacked;

  UnpackingLimit(long most) {
    this.most = most;
  }

  void unpacked(int bytes) {
    unpacked += bytes;
    if (unpacked > most) {
      throw new RefusedException(
          RefusalCode.TOO_LARGE,
          "Unpacked, this file is larger than "
              + (most >> 20)
              + " MB. Ask TikTok for an export with the activity alone.");
    }
  }
}
