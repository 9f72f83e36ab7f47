package rowhouse.wrapped.card;

import java.util.List;
import java.util.Locale;

/** Writes shapes and texts; every text is escaped here and nowhere else. */
final class Svg {
  private final StringBuilder out = new StringBuilder(16_000);

  /** A number as short as it can be, with at most two decimals. */
  static String n(double number) {
    String text = String.format(Locale.ROOT, "%.2f", number);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(code -> {
          switch (code) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> {
              if (code >= 0x20 && code != 0xFFFE && code != 0xFFFF && !isSurrogate(code)) {
                safe.appendCodePoint(code);
              }
            }
          }
        });
    return safe.toString();
  }

  private static boolean isSurrogate(int code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }

  Svg raw(String text) {
    out.append(text);
    return this;
  }

  Svg rect(double x, double y, double width, double height, double radius, String fill) {
    return raw(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\"/>"
            .formatted(n(x), n(y), n(width), n(height), n(radius), fill));
  }

  Svg circle(double x, double y, double radius, String fill) {
    return raw(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>"
            .formatted(n(x), n(y), n(radius), fill));
  }

  Svg ellipse(double x, double y, double across, double down, String fill) {
    return raw(
        "<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\" fill=\"%s\"/>"
            .formatted(n(x), n(y), n(across), n(down), fill));
  }

  Svg fill(String path, String colour) {
    return raw("<path d=\"%s\" fill=\"%s\"/>".formatted(path, colour));
  }

  Svg stroke(String path, double width, String colour) {
    return raw(
        ("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\""
                + " stroke-linecap=\"round\" stroke-linejoin=\"round\"/>")
            .formatted(path, colour, n(width)));
  }

  Svg polygon(List<double[]> points, String fill) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(path.isEmpty() ? 'M' : 'L').append(n(point[0])).append(' ').append(n(point[1]));
    }
    return fill(path.append('Z').toString(), fill);
  }

  /** Opens a group; {@link #end} closes it. */
  Svg group(String attributes) {
    return raw("<g " + attributes + ">");
  }

  Svg opacity(double opacity) {
    return group("opacity=\"" + n(opacity) + "\"");
  }

  Svg turned(double degrees, double x, double y) {
    return group("transform=\"rotate(%s %s %s)\"".formatted(n(degrees), n(x), n(y)));
  }

  Svg end() {
    return raw("</g>");
  }

  /** An arc of a circle, clockwise from the top, as a path. */
  static String arc(double x, double y, double radius, double from, double degrees) {
    double sweep = Math.min(degrees, 359.99);
    double[] start = on(x, y, radius, from);
    double[] end = on(x, y, radius, from + sweep);
    return "M%s %sA%s %s 0 %d 1 %s %s"
        .formatted(
            n(start[0]),
            n(start[1]),
            n(radius),
            n(radius),
            sweep > 180 ? 1 : 0,
            n(end[0]),
            n(end[1]));
  }

  /** The point of a circle at so many degrees clockwise from the top. */
  static double[] on(double x, double y, double radius, double degrees) {
    double angle = Math.toRadians(degrees - 90);
    return new double[] {x + radius * Math.cos(angle), y + radius * Math.sin(angle)};
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
