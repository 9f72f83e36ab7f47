package rowhouse.wrapped.story;

import java.util.List;

/**
 * One card.
 *
 * @param n its place in the story, from 1
 * @param title a few words
 * @param headline the one thing it says; may be empty on a card of lines
 * @param headlineUnit what the headline counts; may be empty
 * @param text one to three sentences
 * @param coverageText what it rests on
 * @param basisText how its figure was made
 * @param alt the whole card for those who do not see it
 * @param figures what it speaks of
 * @param motif what is drawn
 * @param lines a short list; mostly empty
 * @param narrated whether a model has put the text in other words
 */
public record Card(
    int n,
    CardKind kind,
    String title,
    String headline,
    String headlineUnit,
    String text,
    String coverageText,
    String basisText,
    String alt,
    List<Figure> figures,
    Motif motif,
    List<Line> lines,
    boolean narrated) {

  /** A line of a short list. */
  public record Line(String label, String value) {}

  /** The same card at another place. */
  public Card at(int place) {
    return new Card(
        place,
        kind,
        title,
        headline,
        headlineUnit,
        text,
        coverageText,
        basisText,
        alt,
        figures,
        motif,
        lines,
        narrated);
  }
}
