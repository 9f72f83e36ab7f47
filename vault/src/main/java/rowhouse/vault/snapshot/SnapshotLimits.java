package rowhouse.vault.snapshot;

/**
 * What one snapshot may cost.
 *
 * @param maxResources how many addresses may be asked for
 * @param maxResourceBytes the largest single resource
 * @param maxTotalBytes all pictures and fonts together, counted each time one is written
 * @param maxFontBytes all fonts together
 * @param maxStyleChars all style text together
 * @param maxImportDepth how deep style sheets may import each other
 * @param maxPictureWidth the widest candidate of a srcset worth keeping, in pixels
 */
public record SnapshotLimits(
    int maxResources,
    int maxResourceBytes,
    int maxTotalBytes,
    int maxFontBytes,
    int maxStyleChars,
    int maxImportDepth,
    int maxPictureWidth) {
  /** 300 addresses, 5 MB each, 15 MB in all, of which 2 MB fonts; 4 M characters of style. */
  public static final SnapshotLimits DEFAULT =
      new SnapshotLimits(300, 5_000_000, 15_000_000, 2_000_000, 4_000_000, 4, 1600);
}
