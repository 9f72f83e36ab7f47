package rowhouse.vault.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Tells threads, where what people reply is the text, from articles with comments below. */
final class Forum {

  private static final Pattern SOFTWARE =
      Pattern.compile(
          "phpbb|discuz|vbulletin|discourse|xenforo|mybb|nodebb|flarum|invision|simple machines|vanilla",
          Pattern.CASE_INSENSITIVE);

  private Forum() {}

  static boolean isForum(Document page) {
    if (page.selectFirst("[itemtype*=DiscussionForumPosting]") != null) {
      return true;
    }
    Element generator = page.selectFirst("meta[name=generator]");
    if (generator != null && SOFTWARE.matcher(generator.attr("content")).find()) {
      return true;
    }
    for (Element foot : page.select("footer, [id*=foot], [class*=foot], [class*=copyright], #ft")) {
      String text = Glance.at(foot, 401);
      if (text.length() < 400 && text.contains("Powered by") && SOFTWARE.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }
}
