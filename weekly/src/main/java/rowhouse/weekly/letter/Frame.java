package rowhouse.weekly.letter;

import org.springframework.web.util.HtmlUtils;
import rowhouse.weekly.words.Words;

/**
 * What every letter looks like: tables, because mail programs read nothing newer; colours that hold
 * in the dark; no script, no picture from elsewhere and nothing that tells when it was opened.
 */
final class Frame {
  static final String INK = "#26221d";
  static final String SOFT = "#5d564b";
  static final String DOOR = "#8a6100";
  private static final String FONT =
      "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',"
          + "'Apple SD Gothic Neo','Malgun Gothic','Noto Sans CJK SC',Arial,sans-serif";

  private final Words words;
  private final StringBuilder body = new StringBuilder(8_192);

  Frame(Words words) {
    this.words = words;
  }

  static String safe(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  /** A line above everything that is no part of the week, such as the mark of an example. */
  void banner(String text) {
    row("padding:12px 28px;background:#f8ebcf;color:#5b3a00;font-size:14px", "note", safe(text));
  }

  void title(String kicker, String text) {
    row("padding:32px 28px 4px;font-size:13px;color:" + SOFT, "soft", safe(kicker));
    row(
        "padding:0 28px 8px;font-size:26px;line-height:1.25;font-weight:600;font-family:Georgia,"
            + "'Songti SC','Noto Serif CJK SC','Noto Serif KR',serif",
        "ink",
        safe(text));
  }

  void heading(String text) {
    row(
        "padding:28px 28px 4px;font-size:17px;font-weight:600;border-top:1px solid #e6e0d5",
        "ink line",
        safe(text));
  }

  void paragraph(String text) {
    row("padding:6px 28px;font-size:16px;line-height:1.55", "ink", safe(text));
  }

  void small(String text) {
    row("padding:4px 28px;font-size:13px;line-height:1.5;color:" + SOFT, "soft", safe(text));
  }

  void figure(String number, String label) {
    row(
        "padding:12px 28px 0;font-size:34px;line-height:1.1;font-weight:700;color:" + DOOR,
        "door",
        safe(number));
    row("padding:0 28px 8px;font-size:14px;color:" + SOFT, "soft", safe(label));
  }

  /** One bar of a chart; its text says what it shows, so nothing is lost without the colour. */
  void bar(String label, int percent, String text) {
    int filled = percent <= 0 ? 0 : Math.max(2, Math.min(100, percent));
    String paint =
        filled == 0
            ? ""
            : ("<table role=\"presentation\" width=\"%d%%\" cellpadding=\"0\" cellspacing=\"0\"><tr>"
                    + "<td class=\"fill\" style=\"background:%s;height:10px;line-height:10px;"
                    + "font-size:1px;border-radius:3px\">&nbsp;</td></tr></table>")
                .formatted(filled, DOOR);
    row(
        "padding:3px 28px",
        "",
        """
        <table role="presentation" width="100%%" cellpadding="0" cellspacing="0"><tr>\
        <td class="soft" width="44" style="font-size:13px;color:%s">%s</td>\
        <td>%s</td>\
        <td class="ink" width="170" align="right" style="font-size:13px">%s</td></tr></table>\
        """
            .formatted(SOFT, safe(label), paint, safe(text)));
  }

  void button(String text, String link) {
    row(
        "padding:16px 28px",
        "",
        """
        <a class="button" href="%s" style="display:inline-block;padding:12px 20px;background:%s;\
        color:#ffffff;border-radius:8px;text-decoration:none;font-size:16px;font-weight:600">%s</a>\
        """
            .formatted(safe(link), DOOR, safe(text)));
  }

  void link(String text, String link) {
    row(
        "padding:4px 28px;font-size:13px",
        "soft",
        "<a class=\"soft\" href=\"%s\" style=\"color:%s\">%s</a>"
            .formatted(safe(link), SOFT, safe(text)));
  }

  void space() {
    row("height:20px;line-height:20px;font-size:1px", "line", "&nbsp;");
  }

  private void row(String style, String classes, String inner) {
    body.append("<tr><td class=\"")
        .append(classes)
        .append("\" style=\"")
        .append(style)
        .append("\">")
        .append(inner)
        .append("</td></tr>\n");
  }

  /** The whole document. */
  String document(String subject, String preheader) {
    return """
    <!doctype html>
    <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
    <style>
    :root{color-scheme:light dark}
    @media (prefers-color-scheme:dark){
    .paper{background:#171513!important}.sheet{background:#1d1b18!important}
    .ink{color:#ece7de!important}.soft,.soft a{color:#b6aea2!important}.door{color:#e6bd5c!important}
    .fill{background:#e6bd5c!important}.line{border-color:#322e29!important}
    .note{background:#392c15!important;color:#e3b35c!important}
    .button{background:#e6bd5c!important;color:#26221d!important}}
    @media (max-width:620px){.sheet{width:100%%!important;border-radius:0!important}}
    </style></head>
    <body class="paper" style="margin:0;padding:0;background:#f6f3ec;color:%s;font-family:%s">
    <div style="display:none;max-height:0;overflow:hidden;font-size:1px">%s</div>
    <table role="presentation" class="paper" width="100%%" cellpadding="0" cellspacing="0" style="background:#f6f3ec"><tr><td align="center" style="padding:16px 0">
    <table role="presentation" class="sheet" width="600" cellpadding="0" cellspacing="0" style="width:600px;max-width:100%%;background:#fdfbf7;border-radius:12px;text-align:left">
    %s</table></td></tr></table></body></html>
    """
        .formatted(words.language(), safe(subject), INK, FONT, safe(preheader), body);
  }
}
