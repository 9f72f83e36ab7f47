package rowhouse.wrapped.admin;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text that Prometheus collects (exposition format 0.0.4). */
final class Exposition {
  private final StringBuilder text = new StringBuilder();

  /** Begins a family of gauges. */
  void family(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  void sample(String name, Map<String, String> labels, double value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append(
          new TreeMap<>(labels)
              .entrySet().stream()
                  .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                  .collect(Collectors.joining(",", "{", "}")));
    }
    text.append(' ').append(value).append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
  }

  String text() {
    return text.toString();
  }
}
