package rowhouse.vault.snapshot;

import java.util.ArrayDeque;
import java.util.Deque;
import rowhouse.vault.snapshot.CssToken.Kind;

/** Whether style text asks for nothing from outside: the proof after the rewriting. */
final class CssCheck {
  private CssCheck() {}

  static boolean asksNothing(String css, Slots slots) {
    CssTokenizer tokens = new CssTokenizer(css);
    Deque<String> open = new ArrayDeque<>();
    for (CssToken token = tokens.next(); !token.is(Kind.END); token = tokens.next()) {
      if (token.opens()) {
        open.push(token.is(Kind.FUNCTION) ? token.value() : "");
      } else if (token.is(Kind.CLOSE) && !open.isEmpty()) {
        open.pop();
      }
      boolean address =
          token.is(Kind.URL)
              || (token.is(Kind.STRING)
                  && !open.isEmpty()
                  && CssRewriter.ADDRESS_FUNCTIONS.contains(open.element()));
      boolean imports = token.is(Kind.AT) && token.value().equals("import");
      if (imports || (address && !isInside(token.value(), slots))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInside(String address, Slots slots) {
    return address.startsWith("#") || address.equals(CssRewriter.NOTHING) || slots.owns(address);
  }
}
