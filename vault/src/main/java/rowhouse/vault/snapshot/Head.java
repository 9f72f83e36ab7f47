package rowhouse.vault.snapshot;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a snapshot says first: what it may do, and where and when it was taken. */
final class Head {
  /** Nothing from outside, nothing that runs, nowhere to send a form. */
  static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:;"
          + " media-src data:; form-action 'none'; base-uri 'none'";

  static final String MARK = "data-rowhouse";

  private static final String STYLE =
      "img[data-rowhouse-lazy]{opacity:1!important;visibility:visible!important;filter:none!important}"
          + "[data-rowhouse-dropped]{outline:1px dashed #9a948a;outline-offset:-1px;min-width:1em;min-height:1em}"
          + "a[data-rowhouse-frame]{display:inline-block;max-width:100%;padding:.5em .75em;"
          + "border:1px dashed #9a948a;overflow-wrap:anywhere}";

  private Head() {}

  /** Puts our elements before everything else in the head, in place of any that stood there. */
  static void write(Document page, URI address, Instant takenAt) {
    Element head = page.head();
    List.copyOf(head.children()).stream()
        .filter(child -> child.hasAttr(MARK))
        .forEach(Element::remove);
    Element style = new Element("style").attr(MARK, "");
    style.appendChild(new DataNode(STYLE));
    head.prependChild(style);
    head.prependChild(named("rowhouse-taken-at", takenAt.toString()));
    head.prependChild(named("rowhouse-source", address.toString()));
    head.prependChild(named("referrer", "no-referrer"));
    head.prependChild(
        new Element("meta")
            .attr(MARK, "")
            .attr("http-equiv", "Content-Security-Policy")
            .attr("content", POLICY));
    head.prependChild(new Element("meta").attr(MARK, "").attr("charset", "utf-8"));
  }

  private static Element named(String name, String content) {
    return new Element("meta").attr(MARK, "").attr("name", name).attr("content", content);
  }
}
