package rowhouse.wrapped.story;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Basis;
import rowhouse.watching.metric.Coverage;
import rowhouse.watching.metric.Metric;

/**
 * What can be said: each place of a sentence with its text and the figure it comes from. A redacted
 * figure is hidden here, before any sentence is made.
 */
final class Facts {
  private final Words words;
  private final Redaction redaction;
  private final Map<String, String> said = new HashMap<>();
  private final Map<String, String> figureOf = new HashMap<>();
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  Facts(Words words, Redaction redaction) {
    this.words = words;
    this.redaction = redaction;
  }

  Redaction redaction() {
    return redaction;
  }

  /** A place that comes from no figure, such as the year. */
  Facts plain(String place, String text) {
    said.put(place, text);
    return this;
  }

  /** The figure {@code name}, as answers show it; an unknown one is no figure. */
  Facts figure(String name, Metric<?> metric, @Nullable Object value) {
    if (value != null) {
      Figure figure =
          new Figure(name, value, metric.unit().word(), metric.basis(), metric.coverage());
      if (redaction.hides(name)) {
        figure = figure.redacted();
      } else if (redaction.hidesCounts()) {
        figure = figure.withoutCounts();
      }
      figures.put(name, figure);
    }
    return this;
  }

  Facts figure(String name, Metric<?> metric) {
    return figure(name, metric, metric.value());
  }

  /** A place that says something of the figure {@code name}, which must be there. */
  Facts say(String place, String name, String text) {
    if (figures.containsKey(name)) {
      figureOf.put(place, name);
      said.put(place, redaction.hides(name) ? words.say("hidden") : text);
    }
    return this;
  }

  /** A figure and the one place that says it; nothing when it is unknown. */
  <T> Facts put(String name, Metric<T> metric, Function<T, String> text) {
    @Nullable T value = metric.value();
    if (value != null) {
      figure(name, metric);
      say(name, name, text.apply(value));
    }
    return this;
  }

  boolean has(String figure) {
    return figures.containsKey(figure);
  }

  boolean shows(String figure) {
    return has(figure) && !redaction.hides(figure);
  }

  String text(String place) {
    return said.getOrDefault(place, "");
  }

  Map<String, String> texts() {
    return said;
  }

  /** Whether every place of {@code template} can be filled. */
  boolean fills(String template) {
    return said.keySet().containsAll(Words.places(template));
  }

  /** The figures behind these places, in the order in which they were counted. */
  List<Figure> figuresOf(Iterable<String> places) {
    Set<String> wanted = new TreeSet<>();
    for (String place : places) {
      @Nullable String figure = figureOf.get(place);
      if (figure != null) {
        wanted.add(figure);
      }
    }
    return figures.values().stream().filter(figure -> wanted.contains(figure.name())).toList();
  }

  /** The basis of a figure as it was before redaction hid it. */
  Basis basis(String figure) {
    return Objects.requireNonNull(figures.get(figure), figure).basis();
  }

  Coverage coverage(String figure) {
    return Objects.requireNonNull(figures.get(figure), figure).coverage();
  }
}
