package rowhouse.vault.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.vault.snapshot.CssToken.Kind;

/**
 * An import rule taken apart.
 *
 * @param address what it imports, as written; empty when there is none
 * @param layer the layer to put it in: null for none, empty for one without a name
 * @param supports the condition on the browser's abilities, or empty
 * @param media the media it is for, or empty
 */
record Import(String address, @Nullable String layer, String supports, String media) {

  private static final Import INVALID = new Import("", null, "", "");

  /** Reads what stands between the keyword and the semicolon; no address when it makes no sense. */
  static Import read(List<CssToken> prelude) {
    int at = 0;
    while (at < prelude.size() && !namesAddress(prelude.get(at))) {
      CssToken token = prelude.get(at);
      if (!token.is(Kind.BLANK) && !token.is(Kind.COMMENT) && !token.value().equals("url")) {
        return INVALID;
      }
      at++;
    }
    if (at == prelude.size() || !balanced(prelude)) {
      return INVALID;
    }
    String address = prelude.get(at).value();
    return conditions(address, prelude, at + 1);
  }

  private static Import conditions(String address, List<CssToken> prelude, int from) {
    String layer = null;
    String supports = "";
    int at = from;
    for (; at < prelude.size(); at++) {
      CssToken token = prelude.get(at);
      boolean function = token.is(Kind.FUNCTION);
      int end = function ? close(prelude, at) : at;
      if (layer == null && token.value().equals("layer") && (function || token.is(Kind.NAME))) {
        layer = function ? name(prelude.subList(at + 1, end)) : "";
        at = end;
      } else if (supports.isEmpty() && function && token.value().equals("supports")) {
        supports = text(prelude.subList(at + 1, end));
        at = end;
      } else if (!token.is(Kind.BLANK) && !token.is(Kind.COMMENT) && !token.is(Kind.CLOSE)) {
        break;
      }
    }
    return new Import(address, layer, supports, text(prelude.subList(at, prelude.size())));
  }

  /** The imported text under the conditions of the rule. */
  String wrap(String css) {
    String out = css;
    if (layer != null) {
      out = "@layer " + layer + "{" + out + "}";
    }
    if (!supports.isEmpty()) {
      out = "@supports (" + supports + "){" + out + "}";
    }
    return media.isEmpty() ? out + "\n" : "@media " + media + "{" + out + "}\n";
  }

  private static boolean namesAddress(CssToken token) {
    return token.is(Kind.STRING) || token.is(Kind.URL);
  }

  private static boolean balanced(List<CssToken> tokens) {
    int depth = 0;
    for (CssToken token : tokens) {
      depth += token.opens() ? 1 : token.is(Kind.CLOSE) ? -1 : 0;
      boolean odd = (token.is(Kind.OPEN) || token.is(Kind.CLOSE)) && !"()".contains(token.raw());
      if (odd || depth < 0 || token.is(Kind.SEMICOLON)) {
        return false;
      }
    }
    return depth == 0;
  }

  /** The index of the bracket that closes the function at {@code from}. */
  private static int close(List<CssToken> prelude, int from) {
    int depth = 0;
    for (int i = from; i < prelude.size(); i++) {
      CssToken token = prelude.get(i);
      depth += token.opens() ? 1 : token.is(Kind.CLOSE) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return prelude.size();
  }

  private static String name(List<CssToken> tokens) {
    StringBuilder name = new StringBuilder();
    for (CssToken token : tokens) {
      if (token.is(Kind.NAME) || token.raw().equals(".")) {
        name.append(token.raw());
      }
    }
    return name.toString();
  }

  private static String text(List<CssToken> tokens) {
    StringBuilder text = new StringBuilder();
    for (CssToken token : tokens) {
      text.append(CssRewriter.plain(token));
    }
    return text.toString().strip();
  }
}
