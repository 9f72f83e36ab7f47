package rowhouse.vault.snapshot;

/** Something a snapshot left out; {@code address} is cut at 300 characters. */
public record Dropped(String address, Resources.Kind kind, Reason reason) {
  /** Why it was left out. */
  public enum Reason {
    /** The address could not be fetched. */
    MISSING,
    /** The bytes are not what the page used them as. */
    WRONG_TYPE,
    /** It alone is larger than one resource may be. */
    TOO_LARGE,
    /** The snapshot had no room left. */
    OVER_BUDGET,
    /** The page refers to more things than a snapshot asks for. */
    TOO_MANY,
    /** Style sheets import each other too deeply. */
    TOO_DEEP,
    /** The address is not one a snapshot may ask for. */
    BAD_ADDRESS,
    /** Moving pictures, sound and embedded pages are left as links. */
    NOT_KEPT
  }

  /** Cuts the address. */
  public Dropped {
    address = address.length() > 300 ? address.substring(0, 300) : address;
  }
}
