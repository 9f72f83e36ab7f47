package rowhouse.vault.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that costs much and may be a little old. */
final class Remembered<T> {
  private record Answer<T>(T value, Instant until) {}

  private final Clock clock;
  private final Duration age;
  private final Supplier<T> work;
  private volatile @Nullable Answer<T> last;

  /** Asks {@code work} when the last answer is older than {@code age}. */
  Remembered(Clock clock, Duration age, Supplier<T> work) {
    this.clock = clock;
    this.age = age;
    this.work = work;
  }

  T get() {
    Answer<T> answer = last;
    Instant now = clock.instant();
    if (answer == null || !now.isBefore(answer.until())) {
      answer = new Answer<>(work.get(), now.plus(age));
      last = answer;
    }
    return answer.value();
  }
}
