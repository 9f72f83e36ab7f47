package rowhouse.vault.picture;

import java.util.List;

/**
 * What to fetch for an article.
 *
 * @param wanted in reading order, the cover first
 * @param skipped what is left, with the reason
 */
public record PicturePlan(List<WantedPicture> wanted, List<SkippedPicture> skipped) {
  /** Makes the lists unchangeable. */
  public PicturePlan {
    wanted = List.copyOf(wanted);
    skipped = List.copyOf(skipped);
  }
}
