package rowhouse.wrapped.letter;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/**
 * A short letter as text and as a page. The page has its colours twice, so that it can be read in
 * mail programs that show letters dark.
 *
 * @param title one line
 * @param paragraphs what it says
 * @param action what the button says
 * @param address where it leads
 * @param footer why the reader gets it
 */
record LetterPage(
    String language,
    String title,
    List<String> paragraphs,
    String action,
    String address,
    String footer) {

  String text() {
    StringBuilder text = new StringBuilder(title).append("\n\n");
    paragraphs.forEach(paragraph -> text.append(paragraph).append("\n\n"));
    return text.append(action)
        .append(":\n")
        .append(address)
        .append("\n\n-- \n")
        .append(footer)
        .append('\n')
        .toString();
  }

  String html() {
    StringBuilder body = new StringBuilder();
    for (String paragraph : paragraphs) {
      body.append("<p>").append(escaped(paragraph)).append("</p>\n");
    }
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>
    body { margin: 0; padding: 24px; background: #f6f2ec; color: #2b2620; font: 16px/1.55 Georgia, "Noto Serif CJK SC", serif; }
    main { max-width: 34em; margin: 0 auto; padding: 28px; background: #ffffff; border-radius: 12px; }
    h1 { margin: 0 0 12px; font-size: 24px; line-height: 1.25; }
    a.button { display: inline-block; padding: 12px 22px; border-radius: 8px; background: #8c2f4b; color: #ffffff; text-decoration: none; }
    footer { margin-top: 28px; font-size: 13px; color: #6a6158; }
    @media (prefers-color-scheme: dark) {
      body { background: #1b1815; color: #f0e9e0; }
      main { background: #26221e; }
      a.button { background: #e58aa5; color: #1b1815; }
      footer { color: #b5aa9e; }
    }
    </style>
    </head>
    <body><main>
    <h1>%s</h1>
    %s<p><a class="button" href="%s">%s</a></p>
    <footer>%s<br>%s</footer>
    </main></body>
    </html>
    """
        .formatted(
            language,
            escaped(title),
            escaped(title),
            body,
            escaped(address),
            escaped(action),
            escaped(footer),
            escaped(address));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
