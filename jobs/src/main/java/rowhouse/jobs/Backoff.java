package rowhouse.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: {@code first}, growing by {@code factor} up to {@code
 * max}, each wait shortened at random by up to {@code jitter} of itself so that failures that came
 * together do not come back together.
 */
public record Backoff(Duration first, double factor, Duration max, double jitter) {

  /** Checks the figures. */
  public Backoff {
    if (first.isNegative() || max.compareTo(first) < 0) {
      throw new IllegalArgumentException("A back-off needs 0 <= first <= max.");
    }
    if (factor < 1 || jitter < 0 || jitter > 1) {
      throw new IllegalArgumentException("A back-off needs factor >= 1 and jitter from 0 to 1.");
    }
  }

  /** 5 s, 15 s, 45 s … up to an hour, shortened by up to a quarter. */
  public static Backoff standard() {
    return new Backoff(Duration.ofSeconds(5), 3, Duration.ofHours(1), 0.25);
  }

  /** Always the same wait. */
  public static Backoff fixed(Duration wait) {
    return new Backoff(wait, 1, wait, 0);
  }

  /** The wait after the attempt of that number, counted from 1. */
  Duration after(int attempt, RandomGenerator random) {
    double raw = (double) first.toMillis() * Math.pow(factor, Math.max(0, attempt - 1));
    double capped = Math.min(raw, (double) max.toMillis());
    return Duration.ofMillis((long) (capped * (1 - jitter * random.nextDouble())));
  }
}
