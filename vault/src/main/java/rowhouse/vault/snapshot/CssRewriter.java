package rowhouse.vault.snapshot;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rowhouse.vault.markup.Address;
import rowhouse.vault.snapshot.CssToken.Kind;
import rowhouse.vault.snapshot.Dropped.Reason;

/**
 * Rewrites style text so that it needs nothing from outside: imports are put in place, addresses
 * become data. What it writes is always balanced, so that it can stand inside other text.
 */
final class CssRewriter {
  static final String NOTHING = "data:,";
  private static final int MAX_NESTING = 200;
  static final Set<String> ADDRESS_FUNCTIONS =
      Set.of("url", "src", "image", "image-set", "-webkit-image-set");

  private final Ledger ledger;
  private final Charset pageCharset;
  private final FontFaces fontFaces;

  /** What is open while a text is read. */
  private record Open(char closer, String function) {}

  /**
   * @param letters the code points the page uses: fonts for other letters are left out
   */
  CssRewriter(Ledger ledger, Charset pageCharset, BitSet letters) {
    this.ledger = ledger;
    this.pageCharset = pageCharset;
    this.fontFaces = new FontFaces(ledger, letters);
  }

  /** The style sheet at an address with everything it imports; empty when it cannot be had. */
  Optional<String> sheetAt(URI address, int depth) {
    if (depth > ledger.limits().maxImportDepth()) {
      ledger.drop(address.toString(), Resources.Kind.STYLESHEET, Reason.TOO_DEEP);
      return Optional.empty();
    }
    return ledger.styleSheet(address).map(sheet -> rewrite(decode(sheet), sheet.address(), depth));
  }

  /** Style text of the page itself: a style element, a style attribute, an svg attribute. */
  String text(String css, URI base) {
    return rewrite(css, base, 0);
  }

  private String rewrite(String css, URI base, int depth) {
    if (!ledger.hasRoomForStyle(css.length(), base.toString())) {
      return "";
    }
    CssTokenizer tokens = new CssTokenizer(css);
    StringBuilder out = new StringBuilder(css.length() + 64);
    Deque<Open> open = new ArrayDeque<>();
    boolean ruleSeen = false;
    for (CssToken token = tokens.next(); !token.is(Kind.END); token = tokens.next()) {
      if (token.is(Kind.AT) && open.isEmpty() && takesOver(token)) {
        out.append(statement(token, tokens, base, ruleSeen ? Integer.MAX_VALUE : depth));
      } else if (token.is(Kind.AT) && token.value().equals("import")) {
        // An import inside a rule means nothing to a browser; its address must not stay.
        out.append("@rowhouse-none ");
      } else {
        ruleSeen |= token.is(Kind.OPEN) && open.isEmpty();
        write(token, open, base, out);
      }
      if (open.size() > MAX_NESTING) {
        ledger.drop(base.toString(), Resources.Kind.STYLESHEET, Reason.TOO_DEEP);
        break;
      }
    }
    open.forEach(bracket -> out.append(bracket.closer()));
    return safe(out.toString());
  }

  private void write(CssToken token, Deque<Open> open, URI base, StringBuilder out) {
    if (token.opens()) {
      open.push(new Open(token.closer(), token.is(Kind.FUNCTION) ? token.value() : ""));
      out.append(token.raw());
    } else if (token.is(Kind.CLOSE)) {
      boolean fits = !open.isEmpty() && open.element().closer() == token.raw().charAt(0);
      if (fits) {
        open.pop();
      }
      if (fits || !open.isEmpty()) {
        out.append(token.raw());
      }
    } else if (token.is(Kind.URL)) {
      out.append("url(").append(quoted(kept(base, token.value()))).append(')');
    } else if (token.is(Kind.STRING)
        && !open.isEmpty()
        && ADDRESS_FUNCTIONS.contains(open.element().function())) {
      out.append(quoted(kept(base, token.value())));
    } else {
      out.append(plain(token));
    }
  }

  private static boolean takesOver(CssToken at) {
    return switch (at.value()) {
      case "import", "charset", "namespace", "font-face" -> true;
      default -> false;
    };
  }

  /** Reads one whole at-rule and gives what takes its place. */
  private String statement(CssToken at, CssTokenizer tokens, URI base, int depth) {
    List<CssToken> prelude = new ArrayList<>();
    CssToken end = readUntilBlock(tokens, prelude);
    List<CssToken> block = new ArrayList<>();
    boolean hasBlock = end.is(Kind.OPEN);
    if (hasBlock) {
      readBlock(tokens, block);
    }
    return switch (at.value()) {
      case "import" -> hasBlock || depth == Integer.MAX_VALUE ? "" : imported(prelude, base, depth);
      case "font-face" -> hasBlock ? fontFaces.rewrite(block, base) : "";
      case "namespace" -> hasBlock ? "" : "@namespace " + namespace(prelude) + ";";
      default -> "";
    };
  }

  private static CssToken readUntilBlock(CssTokenizer tokens, List<CssToken> prelude) {
    Deque<Character> open = new ArrayDeque<>();
    CssToken token = tokens.next();
    for (; !token.is(Kind.END); token = tokens.next()) {
      boolean outside = open.isEmpty();
      if (outside && (token.is(Kind.SEMICOLON) || token.raw().equals("{"))) {
        return token;
      }
      nest(token, open);
      prelude.add(token);
    }
    return token;
  }

  private static void readBlock(CssTokenizer tokens, List<CssToken> block) {
    Deque<Character> open = new ArrayDeque<>();
    open.push('}');
    for (CssToken token = tokens.next(); !token.is(Kind.END); token = tokens.next()) {
      nest(token, open);
      if (open.isEmpty()) {
        return;
      }
      block.add(token);
    }
  }

  private static void nest(CssToken token, Deque<Character> open) {
    if (token.opens()) {
      open.push(token.closer());
    } else if (token.is(Kind.CLOSE) && !open.isEmpty() && open.element() == token.raw().charAt(0)) {
      open.pop();
    }
  }

  private String imported(List<CssToken> prelude, URI base, int depth) {
    Import read = Import.read(prelude);
    Optional<URI> address = Address.resolve(base, read.address());
    if (address.isEmpty()) {
      ledger.drop(read.address(), Resources.Kind.STYLESHEET, Reason.BAD_ADDRESS);
      return "";
    }
    return sheetAt(address.get(), depth + 1).map(read::wrap).orElse("");
  }

  private static String namespace(List<CssToken> prelude) {
    StringBuilder out = new StringBuilder();
    for (CssToken token : prelude) {
      out.append(
          switch (token.kind()) {
            case URL, STRING -> quoted(token.value());
            case NAME, BLANK -> token.raw();
            default -> "";
          });
    }
    return out.toString();
  }

  private String kept(URI base, String address) {
    if (address.strip().startsWith("#")) {
      return address.strip();
    }
    if (address.isBlank()) {
      return NOTHING;
    }
    return ledger.inline(base, address, Resources.Kind.PICTURE).orElse(NOTHING);
  }

  private String decode(Resource sheet) {
    byte[] bytes = sheet.bytes();
    if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    Charset charset = sheet.charset().or(() -> charsetRule(bytes)).orElse(pageCharset);
    return new String(bytes, charset);
  }

  private static Optional<Charset> charsetRule(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    int end = head.indexOf("\";");
    return head.startsWith("@charset \"") && end > 0
        ? Resource.charsetNamed(head.substring(10, end).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** A token that refers to nothing, written so that it means the same wherever it stands. */
  static String plain(CssToken token) {
    return switch (token.kind()) {
      case STRING -> quoted(token.value());
      case COMMENT, BAD_URL -> "/**/";
      case URL -> "url(" + quoted(NOTHING) + ")";
      case OTHER -> token.raw().equals("\\") ? " " : token.raw();
      default -> token.raw();
    };
  }

  static String quoted(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f) {
        out.append('\\').append(Integer.toHexString(c)).append(' ');
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** Nothing in style text may end the style element it stands in. */
  private static String safe(String css) {
    return css.replace("</", "<\\/");
  }
}
