package rowhouse.watching.archive;

import java.time.Duration;

/**
 * How patient a pull is.
 *
 * @param page videos a page
 * @param pages pages a fetch
 * @param starts tries to start a fetch, 1, 2, 4 and 8 seconds apart
 * @param polls looks whether a fetch is ready
 * @param readyWithin how long a fetch may take
 * @param providerWithin how long TikTok may leave the Archive without an answer
 * @param longestWait between two looks
 * @param skipBack how far a fetch that fails for good is jumped over
 * @param skips how often
 */
public record PullRules(
    int page,
    int pages,
    int starts,
    int polls,
    Duration readyWithin,
    Duration providerWithin,
    Duration longestWait,
    Duration skipBack,
    int skips) {

  /** What the originals do. */
  public static PullRules standard() {
    return new PullRules(
        Archive.MAX_PAGE,
        3,
        5,
        300,
        Duration.ofSeconds(900),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Duration.ofDays(7),
        8);
  }
}
