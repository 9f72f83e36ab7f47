package rowhouse.vault.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Decides line by line what inside the found body still is not the text: the title said again, the
 * line with author and date, rows of links, notices.
 */
final class BodyBlocks {

  private static final Pattern BY_LINE =
      Pattern.compile(
          "(?:by|written by|posted|published|updated|last updated|photographs?|words|interview|source|作者|来源|发布|发表|编辑|责任编辑|原创|出处|글|작성자|기자명|입력|수정|등록|승인)\\b?[\\s:：].{0,140}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NOTICE =
      Pattern.compile(
          "all rights reserved|view this (?:email|message) in your browser|unsubscribe|you (?:receive|received|are receiving) this|terms of (?:use|service)"
              + "|your email address will not be published|powered by |版权所有|版权声明|未经.{0,10}(?:许可|授权)|转载请注明|版权归|责任编辑|扫描?.{0,6}二维码|微信扫一扫|一秒记住|关注.{0,4}公众号|本文作者[:：]"
              + "|무단\\s?(?:전재|복제|배포)|저작권자|ⓒ",
          Pattern.CASE_INSENSITIVE);

  /** What counts or sorts, and is read by nobody. */
  private static final Pattern COUNTER =
      Pattern.compile(
          "[+]?\\d[\\d,.]*\\s?[kKmM万천만]?\\s*(?:likes?|views?|answers?|comments?|shares?|votes?|points?|replies|reads?|reactions?|claps?|people reacted|개의 답변|회|명|次|人赞同.{0,8}|人|条评论|个回答|个赞|赞)"
              + "|(?:조회|추천|공감|댓글|답변|阅读|浏览|点赞|收藏|赞|views|likes|replies)\\s?[:：]?\\s?\\d[\\d,.]*\\s?(?:회|개|次)?|sort(?:ed)? by\\s?[:：]?|정렬\\s?[:：]?|your answer|답변하기",
          Pattern.CASE_INSENSITIVE);

  static final Pattern DATE =
      Pattern.compile(
          "\\b(?:19|20)\\d{2}\\s?[-./年년]\\s?\\d{1,2}\\s?[-./月월]\\s?\\d{1,2}|\\b\\d{1,2}\\.? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (?:19|20)\\d{2}|\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.? \\d{1,2}, (?:19|20)\\d{2}");

  private final Set<Element> muted = new HashSet<>();
  private final Map<Element, double[]> words;
  private final Map<Element, double[]> linked;
  private final Around around = new Around();
  private final Metadata about;

  private BodyBlocks(Element body, List<TextBlock> blocks, Metadata about) {
    this.words = Mass.of(body, blocks, TextBlock::words);
    this.linked = Mass.of(body, blocks, TextBlock::linked);
    this.about = about;
  }

  /** Elements whose own lines are left out; what stands in blocks inside them stays. */
  static Set<Element> muted(Element body, Set<Element> marked, Metadata about) {
    Set<Element> gone = BodyFinder.inside(body, marked);
    List<TextBlock> blocks = new ArrayList<>();
    for (TextBlock block : TextBlock.of(body)) {
      if (!gone.contains(block.owner())) {
        blocks.add(block);
      }
    }
    BodyBlocks decision = new BodyBlocks(body, blocks, about);
    decision.judge(blocks);
    return decision.muted;
  }

  private void judge(List<TextBlock> blocks) {
    int first = 0;
    while (first < blocks.size() && !isText(blocks.get(first))) {
      first++;
    }
    int last = blocks.size() - 1;
    while (last >= 0 && !isText(blocks.get(last))) {
      last--;
    }
    for (int i = 0; i < blocks.size(); i++) {
      TextBlock block = blocks.get(i);
      boolean before = i < first;
      boolean after = i > last;
      if (block.owner().nameIs("pre")) {
        continue;
      }
      if (isTitle(block, i, first)
          || isRowOfLinks(block)
          || isNotice(block)
          || isMark(block)
          || COUNTER.matcher(block.text()).matches()
          || isPostLine(block)
          || (before && isAboutLine(block))
          || ((before || after) && isEdge(block, after))) {
        muted.add(block.owner());
      }
    }
  }

  /** What no by-line looks like, so that lines about the text stand before it. */
  private boolean isText(TextBlock block) {
    return switch (name(block)) {
          case "h2", "h3", "h4", "pre" -> true;
          case "li", "td", "th", "dt", "dd" -> block.linked() < block.words() / 2;
          default ->
              block.isProse() && !(block.words() < 25 && isAboutLine(block)) && !isNotice(block);
        }
        && !same(block.text(), about.title());
  }

  private boolean isTitle(TextBlock block, int at, int first) {
    boolean heading = block.owner().normalName().matches("h[1-6]");
    return (at <= first || (heading && at < 12)) && same(block.text(), about.title());
  }

  private boolean isAboutLine(TextBlock block) {
    if (block.words() > 25 || name(block).matches("li|td|th|dd|dt|figcaption")) {
      return false;
    }
    String text = block.text();
    boolean dated = DATE.matcher(text).find() && block.words() < 16;
    String author = about.author();
    String site = about.siteName();
    return dated
        || BY_LINE.matcher(text).matches()
        || (author != null && same(text, author))
        || (site != null && same(text, site));
  }

  /** In a thread such a line stands above every post. */
  private boolean isPostLine(TextBlock block) {
    String text = block.text();
    return isAboutLine(block) && BY_LINE.matcher(text).matches() && DATE.matcher(text).find();
  }

  /** Short lines at the edges that lead elsewhere, and a heading with nothing under it. */
  private boolean isEdge(TextBlock block, boolean after) {
    String name = name(block);
    if (name.matches("td|th|dt|dd|figcaption|li")) {
      return false;
    }
    boolean opens =
        name.matches("h[1-6]") || block.text().endsWith(":") || block.text().endsWith("：");
    return block.words() < 12 && (block.linked() > 0 || (opens && after));
  }

  private boolean isRowOfLinks(TextBlock block) {
    Element list = Around.closest(block.owner(), "ul", "ol", "dl");
    if (list != null && block.owner().nameIs("li")) {
      double all = Mass.at(words, list);
      int items = Math.max(1, list.childrenSize());
      return Mass.at(linked, list) > all * 0.7 && all / items < 14 && items > 1;
    }
    String name = name(block);
    if (name.matches("h[1-6]|td|th|dd|figcaption")) {
      return false;
    }
    return block.linked() >= block.words() * 0.5
        && !block.isProse()
        && block.words() < 60
        && block.linked() > 0;
  }

  /** What the owner of a line is to a reader: a cell only in a table that shows data. */
  private String name(TextBlock block) {
    Element owner = block.owner();
    if (!owner.nameIs("td") && !owner.nameIs("th")) {
      return owner.normalName();
    }
    return around.isInDataTable(owner) ? owner.normalName() : "div";
  }

  private static boolean isNotice(TextBlock block) {
    return block.words() < 45 && NOTICE.matcher(block.text()).find();
  }

  /** A line of nothing but signs. */
  private static boolean isMark(TextBlock block) {
    return block.words() == 0 && !block.owner().normalName().matches("td|th|li");
  }

  static boolean same(String a, String b) {
    return !a.isBlank() && squeezed(a).equals(squeezed(b));
  }

  static String squeezed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> out.append((char) c));
    return out.isEmpty() ? text.strip() : out.toString();
  }
}
