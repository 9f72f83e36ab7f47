package rowhouse.vault.page;

/** How well bytes read as UTF-8: hardly any other text does by chance. */
record Utf8Proof(int letters, int broken) {

  /** Counts the letters of more than one byte, and the bytes that belong to none. */
  static Utf8Proof of(byte[] bytes) {
    int letters = 0;
    int broken = 0;
    int i = 0;
    while (i < bytes.length) {
      int first = bytes[i] & 0xff;
      if (first < 0x80) {
        i++;
        continue;
      }
      int length =
          first >= 0xc2 && first < 0xe0
              ? 2
              : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
      int have = 1;
      while (have < length && i + have < bytes.length && (bytes[i + have] & 0xc0) == 0x80) {
        have++;
      }
      if (length > 0 && have == length) {
        letters++;
        i += length;
      } else {
        // A letter cut off by the end of the bytes is nobody's fault.
        broken += length > 0 && i + have == bytes.length ? 0 : 1;
        i++;
      }
    }
    return new Utf8Proof(letters, broken);
  }

  /** Short texts in Chinese charsets can look like UTF-8, so a declaration raises the bar. */
  boolean holds(boolean otherwiseDeclared) {
    return broken == 0 && letters >= (otherwiseDeclared ? 12 : 1);
  }

  /** UTF-8 with a few bytes damaged, or plain ASCII. */
  boolean nearly() {
    return broken * 20 <= letters;
  }
}
