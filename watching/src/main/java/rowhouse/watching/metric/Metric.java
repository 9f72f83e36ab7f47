package rowhouse.watching.metric;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A figure that says what it is.
 *
 * @param value null when it cannot be known, and then {@code basis} says why
 * @param unit what it counts
 * @param basis how it was made
 * @param coverage what it was made from
 */
public record Metric<T>(@Nullable T value, Unit unit, Basis basis, Coverage coverage) {

  static <T> Metric<T> of(T value, Unit unit, Basis basis, Coverage coverage) {
    return new Metric<>(value, unit, basis, coverage);
  }

  static <T> Metric<T> unknown(Unit unit, Basis why, long all) {
    return new Metric<>(null, unit, why, new Coverage(0, all));
  }

  /** Whether there is a value. */
  @JsonIgnore
  public boolean isKnown() {
    return value != null;
  }
}
