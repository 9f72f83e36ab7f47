package rowhouse.vault.snapshot;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rowhouse.vault.markup.Address;
import rowhouse.vault.snapshot.Dropped.Reason;
import rowhouse.vault.snapshot.Resources.Kind;

/** Fetches for one snapshot, once per address, and keeps count of what it costs. */
final class Ledger {
  private static final int MAX_NOTES = 1000;

  private final Resources resources;
  private final SnapshotLimits limits;
  private final Slots slots = new Slots();
  private final Map<URI, Optional<Resource>> fetched = new HashMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private final List<Dropped> dropped = new ArrayList<>();
  private long written;
  private long traffic;
  private long fontsWritten;
  private int styleSheets;
  private long styleChars;

  Ledger(Resources resources, SnapshotLimits limits) {
    this.resources = resources;
    this.limits = limits;
  }

  SnapshotLimits limits() {
    return limits;
  }

  Slots slots() {
    return slots;
  }

  Snapshot close(String markup) {
    return new Snapshot(markup, slots, kept, dropped);
  }

  /** A stand-in for the data address of what {@code written} refers to; empty when left out. */
  Optional<String> inline(URI base, String written, Kind kind) {
    String reference = written.strip();
    if (slots.owns(reference)) {
      return Optional.of(reference);
    }
    if (reference.regionMatches(true, 0, "data:", 0, 5)) {
      return inlineData(reference, kind);
    }
    Optional<URI> address = Address.resolve(base, reference);
    if (address.isEmpty()) {
      drop(reference, kind, Reason.BAD_ADDRESS);
      return Optional.empty();
    }
    return inline(address.get(), kind);
  }

  Optional<String> inline(URI address, Kind kind) {
    Optional<Resource> resource = fetch(address, kind);
    if (resource.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = resource.get().bytes();
    Optional<String> slot = inline(bytes, address.toString(), kind);
    if (slot.isPresent()) {
      keep(address, kind, bytes.length);
    } else {
      // What was of no use now must not fill the memory until the end.
      fetched.put(address, Optional.empty());
    }
    return slot;
  }

  /** A resource to be read rather than written into the file. */
  Optional<Resource> text(URI address, Kind kind) {
    Optional<Resource> found = fetch(address, kind);
    found.ifPresent(resource -> keep(address, kind, resource.bytes().length));
    return found;
  }

  /** The style sheet at an address; each use counts, so that imports cannot multiply. */
  Optional<Resource> styleSheet(URI address) {
    if (++styleSheets > limits.maxResources()) {
      drop(address.toString(), Kind.STYLESHEET, Reason.TOO_MANY);
      return Optional.empty();
    }
    Optional<Resource> sheet = fetch(address, Kind.STYLESHEET);
    if (sheet.isEmpty()) {
      return sheet;
    }
    String mime = sheet.get().mime();
    if (!mime.isEmpty() && !mime.equals("text/css") && !mime.equals("text/plain")) {
      drop(address.toString(), Kind.STYLESHEET, Reason.WRONG_TYPE);
      return Optional.empty();
    }
    keep(address, Kind.STYLESHEET, sheet.get().bytes().length);
    return sheet;
  }

  /** Whether style text of this length still has room. */
  boolean hasRoomForStyle(int chars, String address) {
    styleChars += chars;
    if (styleChars > limits.maxStyleChars()) {
      drop(address, Kind.STYLESHEET, Reason.OVER_BUDGET);
      return false;
    }
    return true;
  }

  void drop(String address, Kind kind, Reason reason) {
    if (dropped.size() < MAX_NOTES) {
      dropped.add(new Dropped(address, kind, reason));
    }
  }

  private void keep(URI address, Kind kind, int bytes) {
    if (kept.size() < MAX_NOTES) {
      kept.add(new Kept(address, kind, bytes));
    }
  }

  private Optional<Resource> fetch(URI address, Kind kind) {
    Optional<Resource> known = fetched.get(address);
    if (known != null) {
      return known;
    }
    if (fetched.size() >= limits.maxResources()) {
      drop(address.toString(), kind, Reason.TOO_MANY);
      return Optional.empty();
    }
    if (traffic >= 2L * limits.maxTotalBytes()
        || (written >= limits.maxTotalBytes() && kind != Kind.STYLESHEET)) {
      drop(address.toString(), kind, Reason.OVER_BUDGET);
      return Optional.empty();
    }
    Optional<Resource> found = resources.fetch(address, kind);
    traffic += found.map(resource -> resource.bytes().length).orElse(0);
    if (found.isEmpty()) {
      drop(address.toString(), kind, Reason.MISSING);
    } else if (found.get().bytes().length > limits.maxResourceBytes()) {
      drop(address.toString(), kind, Reason.TOO_LARGE);
      found = Optional.empty();
    }
    fetched.put(address, found);
    return found;
  }

  private Optional<String> inline(byte[] bytes, String name, Kind kind) {
    Optional<String> mime = kind == Kind.FONT ? MediaType.font(bytes) : MediaType.picture(bytes);
    if (mime.isEmpty()) {
      drop(name, kind, Reason.WRONG_TYPE);
      return Optional.empty();
    }
    boolean font = kind == Kind.FONT;
    if (written + bytes.length > limits.maxTotalBytes()
        || (font && fontsWritten + bytes.length > limits.maxFontBytes())) {
      drop(name, kind, Reason.OVER_BUDGET);
      return Optional.empty();
    }
    written += bytes.length;
    fontsWritten += font ? bytes.length : 0;
    return Optional.of(slots.add(bytes, mime.get()));
  }

  /** Data addresses are decoded and looked at like any other bytes. */
  private Optional<String> inlineData(String reference, Kind kind) {
    int comma = reference.indexOf(',');
    if (comma < 0 || reference.length() > limits.maxResourceBytes() * 2L) {
      drop(reference, kind, Reason.BAD_ADDRESS);
      return Optional.empty();
    }
    String head = reference.substring(5, comma).toLowerCase(Locale.ROOT).strip();
    byte[] body = PercentText.decode(reference, comma + 1);
    if (head.endsWith("base64")) {
      try {
        body = Base64.getMimeDecoder().decode(body);
      } catch (IllegalArgumentException broken) {
        drop(reference, kind, Reason.WRONG_TYPE);
        return Optional.empty();
      }
    }
    return inline(body, reference, kind);
  }
}
