package rowhouse.foundation.outside;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import rowhouse.foundation.test.LoopbackSite;

/** Clients with limits short enough for tests. */
final class Rig {
  /** A tenth of the real limits or less. */
  static final OutsideConfig.Times QUICK =
      new OutsideConfig.Times(
          Duration.ofMillis(1000),
          Duration.ofMillis(500),
          Duration.ofMillis(2500),
          Duration.ofMillis(250),
          1024);

  private Rig() {}

  /** A client that may visit these sites. */
  static OutsideConfig visiting(LoopbackSite... sites) {
    List<String> allow = Stream.of(sites).map(LoopbackSite::hostPort).toList();
    return OutsideConfig.standard()
        .withAllow(allow)
        .withTimes(QUICK)
        .withManners(OutsideConfig.Manners.withoutGap(2));
  }

  static Fetched took(Fetch fetch) {
    return switch (fetch) {
      case Fetched fetched -> fetched;
      case FetchFailure failure -> throw new AssertionError("not fetched: " + failure);
    };
  }

  static FetchFailure failed(Fetch fetch) {
    return switch (fetch) {
      case Fetched fetched -> throw new AssertionError("fetched " + fetched.url());
      case FetchFailure failure -> failure;
    };
  }
}
