package rowhouse.vault.snapshot;

import java.net.URI;

/** Something that stands inside the snapshot now. */
public record Kept(URI address, Resources.Kind kind, int bytes) {}
