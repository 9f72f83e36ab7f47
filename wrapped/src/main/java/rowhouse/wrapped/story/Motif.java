package rowhouse.wrapped.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the picture of a card draws.
 *
 * @param kind the card's word, or the persona's on its card
 * @param series figures from 0 to 1, relative to the largest; empty when there is nothing to show
 * @param mark the place in the series that stands out
 */
public record Motif(String kind, List<Double> series, @Nullable Integer mark) {
  static Motif plain(String kind) {
    return new Motif(kind, List.of(), null);
  }

  static Motif of(String kind, List<Double> values, @Nullable Integer mark) {
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<Double> series =
        most <= 0
            ? List.of()
            : values.stream().map(value -> Math.round(1_000 * value / most) / 1_000.0).toList();
    return new Motif(kind, series, series.isEmpty() ? null : mark);
  }
}
