package rowhouse.vault.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Marks what stands around a text on the page: by the role or name an element has, by the words of
 * its heading, and by its shape. Nothing is marked that holds most of what there is to read.
 */
final class Boilerplate {

  private static final Set<String> TAGS =
      Set.of(
          "nav",
          "footer",
          "aside",
          "header",
          "amp-sidebar",
          "amp-ad",
          "amp-consent",
          "amp-list",
          "menu",
          "dialog");
  private static final Set<String> ROLES =
      Set.of(
          "navigation",
          "banner",
          "contentinfo",
          "complementary",
          "search",
          "dialog",
          "alertdialog",
          "menu",
          "menubar",
          "toolbar",
          "tablist");

  /** Elements that hold the text itself or all of it. */
  private static final Set<String> NEVER = Set.of("pre", "code", "body", "html", "main");

  /** Parts of tables and lists of facts, which sites name by what they say. */
  private static final Set<String> CELLS = Set.of("td", "th", "tr", "table", "dl", "dt", "dd");

  /** Names of parts that are never the text. */
  private static final Set<String> NAMES =
      words(
          "nav navbar navigation menu menus submenu topmenu gnb lnb snb fnb breadcrumb breadcrumbs crumb crumbs footer colophon"
              + " foot sidebar sidebars rail aside ad ads adv advert adverts advertisement adsense adslot advertising sponsor sponsored"
              + " sponsors promo promos promoted promotion share shares sharing sharebar sharedaddy sharethis social socials addtoany"
              + " newsletter newsletters subscribe subscription signup optin cookie cookies consent gdpr ccpa cmp privacy popup"
              + " modal overlay dialog lightbox login signin register paywall regwall pager pagination paging paginator toolbar"
              + " widget widgets taboola outbrain related relateds relatedposts recommend recommended recommendation recommendations recirc recirculation"
              + " popular trending mostread toc tableofcontents catalogue editsection navbox catlinks hatnote jump jumpto skip skiplink skipnav"
              + " reactions voting votecell votes postmenu signature sitenotice banner masthead topbar qrcode qr reward donate"
              + " donation tags taglist taglinks tagcloud topics bio headerlink noprint cta toolbox relatives another"
              + " fenxiang daohang guanggao xiangguan bookmark satisfaction btn button buttons"
              + " teaser teasers notice useraction satisfactions postbtn");

  /** Notices that may well be longer than the text they cover. */
  private static final Set<String> CONSENT =
      words("cookie cookies consent gdpr ccpa cmp paywall regwall");

  /** Names of what readers wrote below a text; in a forum they are the text. */
  private static final Set<String> COMMENTS =
      words(
          "comment comments commentlist cmt cmts disqus gitalk valine giscus utterances respond reply replies discussion pinglun liuyan remark feedback");

  /** Names of lines about the text; marked only where they are short. */
  private static final Set<String> LINES =
      words(
          "author authors byline dateline date time pubtime pubdate published publish publishdate info meta metadata postmeta source laiyuan"
              + " kicker category categories cat tag label badge profile postdetails gensmall username userinfo nick nickname user"
              + " views viewcount count stats statistics status credit credits rating stars score readtime pti authi pls position"
              + " copyright licence license disclaimer reporter edit print updated writer stamp timestamp actions action tools tool posted");

  private static final Pattern ANSWERS =
      Pattern.compile("[\\s_-](?:answers|qa)[\\s_-]", Pattern.CASE_INSENSITIVE);

  private static final Pattern HEADINGS =
      Pattern.compile(
          "(?:\\d+\\s*(?:comments?|responses?|replies|thoughts? on.*)|(?:\\d+\\s*)?(?:related|recommended|recent|popular|similar|more|other|latest|trending)(?: (?:articles?|posts?|stories|topics?|reading|galleries|releases|news|videos|pages|from.{0,40}|like this))?"
              + "|you (?:may|might) also (?:like|enjoy)|more (?:from|in|on|about) .{1,40}|most (?:read|popular|viewed)|also in this .{1,20}|from around the web|read next|up next|what to read next|keep reading"
              + "|share(?: this.{0,20})?|comments?|leave a (?:reply|comment)|add a comment|join the (?:discussion|conversation)|about the author|tags?|topics|categories|archives?|advertisement|sponsored|newsletter|sign up.{0,40}|subscribe.{0,40}|follow us|key events|table of contents|contents|on this page|in this article|navigation"
              + "|相关(?:阅读|文章|推荐|新闻|内容|链接)|推荐(?:阅读|文章|内容)?|热门(?:文章|推荐|评论|新闻)|猜你(?:喜欢|关注).{0,4}|延伸阅读|(?:网友|精选|最新|全部)?(?:评论|留言)(?:\\(\\d+\\))?|\\d+\\s*条(?:评论|留言)|广告|分享(?:到)?|.{0,8}(?:点击)?排行榜?|上一篇|下一篇|目录|词条统计|标签|其他文章"
              + "|관련\\s?(?:글|기사|뉴스|문서)|추천\\s?(?:글|기사)|많이 본.{0,8}|인기\\s?(?:글|기사)|최근\\s?(?:글|댓글)|댓글\\s*\\d*\\s*개?|\\d+\\s*개의 댓글|태그|공유하기|광고|이전\\s?글|다음\\s?글|목차|.{0,30}카테고리의 다른 글)\\s*[:：]?",
          Pattern.CASE_INSENSITIVE);

  private final Map<Element, double[]> prose;
  private final Map<Element, double[]> words;
  private final Set<Element> marked = new HashSet<>();
  private final Map<String, Integer> known = new HashMap<>();
  private final double all;
  private final boolean forum;

  private Boilerplate(Element root, List<TextBlock> blocks, boolean forum) {
    this.prose = Mass.of(root, blocks, block -> block.isProse() ? block.words() : 0);
    this.words = Mass.of(root, blocks, TextBlock::words);
    this.all = Mass.at(prose, root);
    this.forum = forum;
  }

  /** The elements below {@code root} that are not the text. */
  static Set<Element> mark(Element root, List<TextBlock> blocks, boolean forum) {
    Boilerplate boilerplate = new Boilerplate(root, blocks, forum);
    root.forEach(element -> {
      if (!element.equals(root)) {
        boilerplate.look(element);
      }
    });
    for (TextBlock block : blocks) {
      boilerplate.lookAtHeading(block);
    }
    Teasers.mark(root, boilerplate.words, boilerplate.marked);
    return boilerplate.marked;
  }

  private void look(Element element) {
    if (NEVER.contains(element.normalName())) {
      return;
    }
    double mine = Mass.at(prose, element);
    boolean consent = false;
    boolean hit = TAGS.contains(element.normalName()) || ROLES.contains(element.attr("role"));
    boolean line = false;
    boolean comment = false;
    if (element.hasAttr("class") || element.hasAttr("id")) {
      int kinds =
          kinds(element.className()) | (isNamedAfterHeading(element) ? 0 : kinds(element.id()));
      hit |= (kinds & 1) != 0;
      comment = (kinds & 2) != 0;
      line = (kinds & 4) != 0;
      consent = (kinds & 8) != 0;
    }
    boolean cell = CELLS.contains(element.normalName());
    if (comment && !forum && isSpare(mine, true) && !isAnswer(element)) {
      marked.add(element);
    } else if (hit && isSpare(mine, consent) && !isHeading(element)) {
      marked.add(element);
    } else if (line
        && mine < 12
        && !isHeading(element)
        && (!cell || element.hasClass("profile") || element.hasClass("pls"))
        && !holdsFacts(element)) {
      markLine(element);
    }
  }

  /** Boards for questions keep their answers where others keep comments. */
  private static boolean isAnswer(Element element) {
    Element around = element;
    for (int step = 0; step < 3 && around != null; step++, around = around.parent()) {
      String names = " " + around.className() + " " + around.id() + " ";
      if (ANSWERS.matcher(names).find()) {
        return true;
      }
    }
    return false;
  }

  /** A box of facts, as encyclopedias have. */
  private static boolean holdsFacts(Element element) {
    for (Element child : element.children()) {
      if (child.nameIs("table") || (child.nameIs("dl") && child.childrenSize() > 3)) {
        return true;
      }
    }
    return false;
  }

  private void markLine(Element element) {
    if (element.parent() != null && !element.parent().nameIs("p") && Mass.at(words, element) < 25) {
      marked.add(element);
    }
  }

  /** Enough is left to read elsewhere, and it was not most of the page. */
  private boolean isSpare(double mine, boolean evenIfMost) {
    double rest = all - mine;
    return mine < 12 || (rest >= 20 && (evenIfMost || mine <= all * 0.5));
  }

  private static boolean isHeading(Element element) {
    return element.nameIs("h1") || element.nameIs("h2");
  }

  /** Writers of documentation give a section its heading as id, whatever words that has. */
  private static boolean isNamedAfterHeading(Element element) {
    Element first = element.firstElementChild();
    return rank(element) > 0
        || element.nameIs("dt")
        || (first != null && (rank(first) > 0 || (first.nameIs("span") && first.hasAttr("id"))));
  }

  private int kinds(String names) {
    if (names.isEmpty() || names.length() > 400) {
      return 0;
    }
    return known.computeIfAbsent(names, Boilerplate::readNames);
  }

  private static int readNames(String names) {
    int kinds = 0;
    String apart = names.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    for (String name : apart.split("[^\\p{L}\\p{N}]+", -1)) {
      kinds |= NAMES.contains(name) ? 1 : 0;
      kinds |= COMMENTS.contains(name) ? 2 : 0;
      kinds |= LINES.contains(name) ? 4 : 0;
      kinds |= CONSENT.contains(name) ? 8 : 0;
    }
    return kinds;
  }

  /** A heading such as "Related" speaks for the box it opens, or for what follows it. */
  private void lookAtHeading(TextBlock block) {
    if (block.text().length() > 60 || !HEADINGS.matcher(block.text()).matches()) {
      return;
    }
    Element heading = block.owner();
    Element box = heading.parent();
    int rank = rank(heading);
    boolean first = heading.previousElementSibling() == null;
    if (rank > 0
        && box != null
        && first
        && !box.nameIs("body")
        && isSpare(Mass.at(prose, box), false)) {
      marked.add(box);
      return;
    }
    marked.add(heading);
    Element next = heading.nextElementSibling();
    while (rank > 0 && next != null && (rank(next) == 0 || rank(next) > rank)) {
      if (!isSpare(Mass.at(prose, next), false)) {
        return;
      }
      marked.add(next);
      next = next.nextElementSibling();
    }
  }

  private static int rank(Element element) {
    String name = element.normalName();
    boolean heading =
        name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    return heading ? name.charAt(1) - '0' : 0;
  }

  private static Set<String> words(String words) {
    return Set.copyOf(Arrays.asList(words.split(" ", -1)));
  }
}
