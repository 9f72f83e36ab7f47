package rowhouse.vault.snapshot;

import java.net.URI;
import java.util.Optional;

/**
 * Where a snapshot gets the things a page refers to. The maker asks in page order, never twice for
 * one address; an implementation holds the time and traffic limits and may block.
 */
@FunctionalInterface
public interface Resources {
  /** What the page wants the address for. */
  enum Kind {
    STYLESHEET,
    PICTURE,
    FONT,
    MEDIA
  }

  /** The resource at an absolute http or https address; empty when it cannot be had. */
  Optional<Resource> fetch(URI address, Kind kind);
}
