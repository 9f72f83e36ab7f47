package rowhouse.foundation.door;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Absolute addresses of one app, for mails, shares and whatever else is read away from the page.
 * They are made from what the operator or the owner said and never from a Host header, which a
 * stranger chooses.
 */
public final class Links {
  private final Supplier<String> base;
  private final String prefix;

  private Links(Supplier<String> base, String prefix) {
    this.base = base;
    this.prefix = prefix;
  }

  /** Addresses below {@code base}, which is empty while nobody has said it, and {@code prefix}. */
  public static Links below(Supplier<String> base, String prefix) {
    return new Links(base, prefix);
  }

  /** No address is known. */
  public static Links none() {
    return new Links(() -> "", "");
  }

  /**
   * The address under which the app is reached from outside, without a slash at its end; nothing
   * while nobody has said it. Reads the house's settings, so ask once for many links.
   */
  public Optional<String> base() {
    String address = base.get();
    return address.isEmpty() ? Optional.empty() : Optional.of(address + prefix);
  }

  /** The address of {@code path} of the app, which has no slash at its start. */
  public Optional<String> to(String path) {
    return base().map(address -> address + "/" + path);
  }
}
