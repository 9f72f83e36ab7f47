package rowhouse.weekly.letter;

import rowhouse.weekly.words.Words;

/** Writes each part of a letter twice: as HTML and as plain text. */
final class Pages {
  private final Frame html;
  private final StringBuilder text = new StringBuilder(2_048);

  Pages(Words words) {
    this.html = new Frame(words);
  }

  void banner(String line) {
    html.banner(line);
    text.append("* ").append(line).append(" *\n\n");
  }

  void title(String kicker, String line) {
    html.title(kicker, line);
    text.append(line).append('\n').append(kicker).append("\n\n");
  }

  void heading(String line) {
    html.heading(line);
    text.append('\n').append("== ").append(line).append(" ==\n");
  }

  void paragraph(String line) {
    html.paragraph(line);
    text.append(line).append('\n');
  }

  void small(String line) {
    html.small(line);
    text.append(line).append('\n');
  }

  void figure(String number, String label) {
    html.figure(number, label);
    text.append(number).append(" · ").append(label).append('\n');
  }

  void bar(String label, int percent, String line) {
    html.bar(label, percent, line);
    text.append("  ").append(label).append("  ").append(line).append('\n');
  }

  void button(String line, String link) {
    html.button(line, link);
    text.append('\n').append(line).append(":\n").append(link).append("\n\n");
  }

  void link(String line, String link) {
    html.link(line, link);
    text.append(line).append(": ").append(link).append('\n');
  }

  void space() {
    html.space();
    text.append("\n--\n");
  }

  Written finish(String subject, String preheader) {
    return new Written(subject, preheader, html.document(subject, preheader), text.toString());
  }
}
