package rowhouse.foundation.mail;

/** A letter with the bytes that go over the wire; added to the outbox once. */
public final class PreparedLetter {
  private final Letter letter;
  private final LetterMime.Head head;
  private final byte[] mime;

  PreparedLetter(Letter letter, LetterMime.Head head) {
    this.letter = letter;
    this.head = head;
    this.mime = LetterMime.write(letter, head);
  }

  Letter letter() {
    return letter;
  }

  LetterMime.Head head() {
    return head;
  }

  byte[] mime() {
    return mime;
  }

  /** How many bytes go over the wire. */
  public int size() {
    return mime.length;
  }

  /** The whole message, for a preview; a copy. */
  public byte[] message() {
    return mime.clone();
  }
}
