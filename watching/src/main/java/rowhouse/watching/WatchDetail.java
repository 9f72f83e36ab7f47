package rowhouse.watching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Archive knows about a watched video and an export does not.
 *
 * @param durationMillis length of the video in milliseconds
 * @param timesWatched how often the person is thought to have seen it through, roughly
 * @param creator the name of who made it
 * @param title its title or description
 * @param sound its music
 * @param hashtags without the leading {@code #}
 */
public record WatchDetail(
    @Nullable Long durationMillis,
    @Nullable Double timesWatched,
    @Nullable String creator,
    @Nullable String title,
    @Nullable String sound,
    List<String> hashtags) {

  /** Keeps its own copy of the hashtags. */
  public WatchDetail {
    hashtags = List.copyOf(hashtags);
  }
}
