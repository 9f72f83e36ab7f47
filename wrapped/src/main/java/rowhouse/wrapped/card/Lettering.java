package rowhouse.wrapped.card;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import rowhouse.wrapped.card.Face.Weight;

/** Breaks texts into lines and writes them, in the way of the language. */
final class Lettering {
  private static final double BALANCE_STEP = 0.97;

  private final Face face;
  private final boolean forPrint;

  /**
   * @param forPrint whether every stretch names the one font that draws it here; a browser looks
   *     for its own
   */
  Lettering(Face face, boolean forPrint) {
    this.face = face;
    this.forPrint = forPrint;
  }

  /** A text in lines of one size. */
  record Block(List<String> lines, double size, Weight weight) {
    double height() {
      return lines.size() * lineHeight();
    }

    double lineHeight() {
      return size * (weight == Weight.HEAVY ? 1.08 : 1.34);
    }
  }

  /** The largest size, from {@code most} down to {@code least}, at which the text fits one line. */
  Block oneLine(String text, double width, double most, double least, Weight weight) {
    double at = face.width(text, most, weight);
    double size = at <= width ? most : Math.max(least, most * width / at);
    return new Block(List.of(cut(text, width, size, weight)), size, weight);
  }

  private String cut(String text, double width, double size, Weight weight) {
    if (face.width(text, size, weight) <= width * 1.005) {
      return text;
    }
    int[] codes = text.codePoints().toArray();
    int length = codes.length;
    while (length > 1 && face.width(new String(codes, 0, length) + "…", size, weight) > width) {
      length--;
    }
    return new String(codes, 0, length).strip() + "…";
  }

  /** Lines of even length; smaller letters when there would be more lines than {@code most}. */
  Block wrap(String text, double width, double size, int most, Weight weight) {
    double now = size;
    List<String> lines = lines(text, width, now, weight);
    while (lines.size() > most && now > size * 0.6) {
      now *= 0.94;
      lines = lines(text, width, now, weight);
    }
    if (lines.size() > most) {
      List<String> kept = new ArrayList<>(lines.subList(0, most));
      kept.set(most - 1, cut(kept.getLast() + "…", width, now, weight));
      return new Block(kept, now, weight);
    }
    for (double tight = width * BALANCE_STEP; tight > width / 2; tight *= BALANCE_STEP) {
      List<String> even = lines(text, tight, now, weight);
      if (even.size() > lines.size()
          || even.stream().anyMatch(line -> face.width(line, size, weight) > width)) {
        break;
      }
      lines = even;
    }
    return new Block(lines, now, weight);
  }

  private List<String> lines(String text, double width, double size, Weight weight) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      if (!line.isEmpty() && face.width((line + piece).strip(), size, weight) > width) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      if (line.isEmpty() && face.width(piece.strip(), size, weight) > width) {
        lines.addAll(chopped(piece.strip(), width, size, weight));
        line.append(lines.removeLast());
        continue;
      }
      line.append(piece);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString().strip());
    }
    return lines;
  }

  /** Where a line may end; Korean keeps its words whole. */
  private List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    if (face.language().getLanguage().equals("zh")) {
      BreakIterator at = BreakIterator.getLineInstance(face.language());
      at.setText(text);
      int from = at.first();
      for (int to = at.next(); to != BreakIterator.DONE; to = at.next()) {
        boolean withinTime =
            to < text.length() && text.charAt(to - 1) == ':' && Character.isDigit(text.charAt(to));
        if (!withinTime) {
          pieces.add(text.substring(from, to));
          from = to;
        }
      }
      return pieces;
    }
    int from = 0;
    for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', from)) {
      pieces.add(text.substring(from, space + 1));
      from = space + 1;
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  private List<String> chopped(String word, double width, double size, Weight weight) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int code : word.codePoints().toArray()) {
      String longer = part + Character.toString(code);
      if (!part.isEmpty() && face.width(longer, size, weight) > width) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.appendCodePoint(code);
    }
    parts.add(part.toString());
    return parts;
  }

  /** Writes a block whose first line has its baseline at {@code y}. */
  void write(Svg svg, Block block, double x, double y, String colour) {
    for (int i = 0; i < block.lines().size(); i++) {
      line(svg, block.lines().get(i), x, y + i * block.lineHeight(), block, colour, "start");
    }
  }

  /** Writes one line at its start, middle or end. */
  void line(Svg svg, String text, double x, double y, Block like, String colour, String anchor) {
    double width = face.width(text, like.size(), like.weight());
    double from =
        switch (anchor) {
          case "middle" -> x - width / 2;
          case "end" -> x - width;
          default -> x;
        };
    if (!forPrint) {
      // A browser draws with fonts of its own; the length keeps its letters within the card.
      String bold = like.weight() == Weight.HEAVY ? "800" : "500";
      String fonts =
          ("'Rowhouse Card %s','Bricolage Grotesque','Noto Sans CJK %s','PingFang SC',"
                  + "'Apple SD Gothic Neo','Microsoft YaHei','Malgun Gothic',system-ui,sans-serif")
              .formatted(
                  like.weight() == Weight.HEAVY ? "Heavy" : "Medium",
                  face.language().getLanguage().equals("ko") ? "KR" : "SC");
      svg.raw(
          ("<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-weight=\"%s\" fill=\"%s\""
                  + " text-anchor=\"%s\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\""
                  + " font-family=\"%s\">%s</text>")
              .formatted(
                  Svg.n(x),
                  Svg.n(y),
                  Svg.n(like.size()),
                  bold,
                  colour,
                  anchor,
                  Svg.n(width),
                  fonts,
                  Svg.escape(text)));
      return;
    }
    for (Face.Run run : face.runs(text, like.weight())) {
      // A renderer may drop the spaces that a text begins with, so their width is left free.
      String bare = run.text().stripLeading();
      double spaces = face.width(run.text(), like.size(), like.weight());
      from += spaces - face.width(bare, like.size(), like.weight());
      svg.raw(
          ("<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\" font-family=\"'%s'\""
                  + ">%s</text>")
              .formatted(
                  Svg.n(from),
                  Svg.n(y),
                  Svg.n(like.size()),
                  colour,
                  run.family(),
                  Svg.escape(bare)));
      from += face.width(bare, like.size(), like.weight());
    }
  }

  /** Whether the letters of a name can be drawn; a browser has fonts of its own. */
  boolean draws(String name) {
    return !forPrint || face.drawsLetters(name);
  }

  double width(String text, double size, Weight weight) {
    return face.width(text, size, weight);
  }
}
