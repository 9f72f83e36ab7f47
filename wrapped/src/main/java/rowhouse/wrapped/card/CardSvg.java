package rowhouse.wrapped.card;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.wrapped.card.Face.Weight;
import rowhouse.wrapped.card.Lettering.Block;
import rowhouse.wrapped.story.Card;
import rowhouse.wrapped.story.CardKind;
import rowhouse.wrapped.story.Words;

/** Lays a card out: the title above, one picture, one large thing, and below it what it means. */
final class CardSvg {
  static final int WIDTH = 1080;
  static final int HEIGHT = 1920;

  private static final double MARGIN = 96;
  private static final double INNER = WIDTH - 2 * MARGIN;
  private static final double BRAND_Y = 150;
  private static final double TITLE_Y = 292;
  private static final double TEXT_BOTTOM = 1700;
  private static final double FOOT_Y = 1808;
  private static final double GAP = 30;

  private final Card card;
  private final Look look;
  private final Paint paint;
  private final Lettering letters;
  private final Svg svg = new Svg();

  private CardSvg(Card card, Look look, boolean forPrint) {
    this.card = card;
    this.look = look;
    this.paint = look.palette().paint(card.kind());
    this.letters = new Lettering(Face.of(look.language()), forPrint);
  }

  static String of(Card card, Look look, boolean forPrint) {
    return new CardSvg(card, look, forPrint).draw();
  }

  private String draw() {
    svg.raw(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" role=\"img\" xml:lang=\"%s\">")
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, look.language().getLanguage()));
    svg.raw("<title>" + Svg.escape(card.title()) + "</title>");
    svg.raw("<desc>" + Svg.escape(card.alt()) + "</desc>");
    svg.rect(0, 0, WIDTH, HEIGHT, 0, paint.ground());
    Block title = title();
    List<Part> parts = parts();
    double height = parts.stream().mapToDouble(part -> part.before() + part.height()).sum();
    double top = TITLE_Y + title.height() - title.lineHeight() + 70;
    double bottom = TEXT_BOTTOM - height;
    Motifs.draw(
        new Canvas(
            svg, card, look, paint, letters, MARGIN, top, INNER, Math.max(120, bottom - top)));
    brand();
    letters.write(svg, title, MARGIN, TITLE_Y, paint.ink());
    double y = bottom;
    for (Part part : parts) {
      y += part.before();
      part.write(y);
      y += part.height();
    }
    foot();
    return svg.raw("</svg>").toString();
  }

  private Block title() {
    return letters.wrap(card.title(), INNER, 88, 2, Weight.HEAVY);
  }

  private void brand() {
    Block small = new Block(List.of(), 34, Weight.MEDIUM);
    Words words = Words.of(look.language());
    door(MARGIN, BRAND_Y - 32);
    letters.line(svg, words.say("brand"), MARGIN + 46, BRAND_Y, small, paint.soft(), "start");
    letters.line(
        svg, String.valueOf(look.year()), WIDTH - MARGIN, BRAND_Y, small, paint.soft(), "end");
  }

  /** The small door that stands for the app. */
  private void door(double x, double y) {
    svg.fill("M%s %sv-26a15 15 0 0 1 30 0v26Z".formatted(Svg.n(x), Svg.n(y + 38)), paint.accent());
    svg.circle(x + 23, y + 25, 3, paint.ground());
  }

  private void foot() {
    if (!card.coverageText().isEmpty()) {
      Block small = letters.oneLine(card.coverageText(), INNER, 28, 20, Weight.MEDIUM);
      letters.line(svg, small.lines().getFirst(), MARGIN, FOOT_Y, small, paint.soft(), "start");
    }
  }

  /** A part of what stands below the picture. */
  private interface Part {
    double before();

    double height();

    void write(double top);
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (!card.headline().isEmpty()) {
      parts.add(headline());
    }
    if (!card.headlineUnit().isEmpty()) {
      Block unit = letters.wrap(card.headlineUnit(), INNER, 58, 2, Weight.HEAVY);
      parts.add(new Letters(unit, 6, paint.accent()));
    }
    @Nullable Part lines = card.lines().isEmpty() ? null : new Lines();
    if (lines != null) {
      parts.add(lines);
    }
    if (!card.text().isEmpty()) {
      int most = lines == null ? 6 : 3;
      Block text = letters.wrap(card.text(), INNER, 44, most, Weight.MEDIUM);
      parts.add(new Letters(text, GAP, paint.soft()));
    }
    return parts;
  }

  /** A name whose letters no font here has is said to be one; nobody sees empty boxes. */
  private String drawable(String name) {
    return letters.draws(name) ? name : Words.of(look.language()).say("name.undrawable");
  }

  private Part headline() {
    boolean words = card.kind() == CardKind.PERSONA || card.kind() == CardKind.TASTE;
    if (words) {
      Block wrapped = letters.wrap(drawable(card.headline()), INNER, 150, 2, Weight.HEAVY);
      return new Letters(wrapped, 0, paint.ink());
    }
    Block block = letters.oneLine(card.headline(), INNER, 290, 110, Weight.HEAVY);
    return new Letters(block, 0, paint.ink());
  }

  private final class Letters implements Part {
    private final Block block;
    private final double before;
    private final String colour;

    Letters(Block block, double before, String colour) {
      this.block = block;
      this.before = before;
      this.colour = colour;
    }

    @Override
    public double before() {
      return before;
    }

    @Override
    public double height() {
      return block.height();
    }

    @Override
    public void write(double top) {
      double rise = block.weight() == Weight.HEAVY ? 0.84 : 0.98;
      letters.write(svg, block, MARGIN, top + block.size() * rise, colour);
    }
  }

  /** The short list of a card, a hairline between the lines. */
  private final class Lines implements Part {
    private final double line = card.headline().isEmpty() ? 118 : 88;

    @Override
    public double before() {
      return GAP;
    }

    @Override
    public double height() {
      return line * card.lines().size();
    }

    @Override
    public void write(double top) {
      double y = top;
      for (Card.Line each : card.lines()) {
        Block value = letters.oneLine(each.value(), INNER * 0.62, line * 0.52, 26, Weight.HEAVY);
        double rest = INNER - letters.width(value.lines().getFirst(), value.size(), Weight.HEAVY);
        Block label =
            letters.oneLine(drawable(each.label()), rest - 40, line * 0.36, 22, Weight.MEDIUM);
        double base = y + line * 0.66;
        svg.rect(MARGIN, y, INNER, 2, 0, paint.shade());
        letters.line(svg, label.lines().getFirst(), MARGIN, base, label, paint.soft(), "start");
        letters.line(
            svg, value.lines().getFirst(), WIDTH - MARGIN, base, value, paint.ink(), "end");
        y += line;
      }
    }
  }
}
