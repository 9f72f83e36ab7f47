package rowhouse.vault.snapshot;

import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rowhouse.vault.snapshot.CssToken.Kind;

/** Rewrites font rules: one file for each face, and none for letters the page does not use. */
final class FontFaces {
  private static final Set<String> DESCRIPTORS =
      Set.of(
          "font-family",
          "font-style",
          "font-weight",
          "font-stretch",
          "font-display",
          "font-feature-settings",
          "font-variation-settings",
          "unicode-range",
          "size-adjust",
          "ascent-override",
          "descent-override",
          "line-gap-override");
  private static final int USELESS = 9;

  private final Ledger ledger;
  private final BitSet letters;

  private record Source(String address, int rank) {}

  FontFaces(Ledger ledger, BitSet letters) {
    this.ledger = ledger;
    this.letters = letters;
  }

  /** The rule for the tokens between its braces, or nothing when the face cannot be kept. */
  String rewrite(List<CssToken> block, URI base) {
    StringBuilder out = new StringBuilder("@font-face{");
    List<Source> sources = new ArrayList<>();
    StringBuilder locals = new StringBuilder();
    for (List<CssToken> declaration : split(block, Kind.SEMICOLON)) {
      String name = name(declaration);
      List<CssToken> value = value(declaration);
      if (name.equals("src")) {
        read(value, sources, locals);
      } else if (DESCRIPTORS.contains(name) && isSimple(value)) {
        String text = text(value);
        if (name.equals("unicode-range") && !isUsed(text)) {
          return "";
        }
        out.append(name).append(':').append(text).append(';');
      }
    }
    sources.sort(Comparator.comparingInt(Source::rank));
    Optional<String> kept =
        sources.stream()
            .filter(source -> source.rank() < USELESS)
            .limit(4)
            .flatMap(source -> ledger.inline(base, source.address(), Resources.Kind.FONT).stream())
            .findFirst();
    if (kept.isEmpty() && locals.isEmpty()) {
      return "";
    }
    out.append("src:").append(locals);
    kept.ifPresent(address ->
        out.append(locals.isEmpty() ? "" : ",")
            .append("url(")
            .append(CssRewriter.quoted(address))
            .append(')'));
    return out.append('}').toString();
  }

  private static void read(List<CssToken> value, List<Source> sources, StringBuilder locals) {
    for (List<CssToken> part : split(value, Kind.COMMA)) {
      String address = "";
      String format = "";
      String function = "";
      for (CssToken token : part) {
        if (token.is(Kind.FUNCTION)) {
          function = token.value();
        } else if (token.is(Kind.URL) || (token.is(Kind.STRING) && function.equals("url"))) {
          address = address.isEmpty() ? token.value() : address;
        } else if (function.equals("format") && (token.is(Kind.STRING) || token.is(Kind.NAME))) {
          format = token.value().toLowerCase(Locale.ROOT);
        } else if (function.equals("local") && token.is(Kind.STRING)) {
          locals.append(locals.isEmpty() ? "" : ",");
          locals.append("local(").append(CssRewriter.quoted(token.value())).append(')');
        }
      }
      if (!address.isBlank()) {
        sources.add(new Source(address, rank(address, format)));
      }
    }
  }

  private static int rank(String address, String format) {
    int query = address.indexOf('?');
    String path = (query < 0 ? address : address.substring(0, query)).toLowerCase(Locale.ROOT);
    if (format.startsWith("woff2") || path.endsWith(".woff2")) {
      return 0;
    }
    if (format.equals("woff") || path.endsWith(".woff")) {
      return 1;
    }
    if (format.equals("svg") || format.equals("embedded-opentype") || path.endsWith(".eot")) {
      return USELESS;
    }
    return 2;
  }

  private static List<List<CssToken>> split(List<CssToken> tokens, Kind separator) {
    List<List<CssToken>> parts = new ArrayList<>();
    List<CssToken> part = new ArrayList<>();
    int depth = 0;
    for (CssToken token : tokens) {
      depth += token.opens() ? 1 : token.is(Kind.CLOSE) ? -1 : 0;
      if (depth == 0 && token.is(separator)) {
        parts.add(part);
        part = new ArrayList<>();
      } else {
        part.add(token);
      }
    }
    parts.add(part);
    return parts;
  }

  private static String name(List<CssToken> declaration) {
    return declaration.stream()
        .filter(token -> !token.is(Kind.BLANK) && !token.is(Kind.COMMENT))
        .findFirst()
        .filter(token -> token.is(Kind.NAME))
        .map(CssToken::value)
        .orElse("");
  }

  private static List<CssToken> value(List<CssToken> declaration) {
    for (int i = 0; i < declaration.size(); i++) {
      if (declaration.get(i).raw().equals(":")) {
        return declaration.subList(i + 1, declaration.size());
      }
    }
    return List.of();
  }

  private static boolean isSimple(List<CssToken> value) {
    return value.stream()
        .allMatch(token ->
            switch (token.kind()) {
              case NAME, STRING, BLANK, COMMA, COMMENT -> true;
              case OTHER -> !token.raw().equals("\\");
              default -> false;
            });
  }

  private static String text(List<CssToken> value) {
    StringBuilder text = new StringBuilder();
    value.forEach(token -> text.append(CssRewriter.plain(token)));
    return text.toString().strip();
  }

  /** Whether the page has a letter in one of these ranges; a range nobody can read counts. */
  private boolean isUsed(String ranges) {
    for (String range : ranges.split(",", 500)) {
      String text = range.strip().toLowerCase(Locale.ROOT);
      if (!text.startsWith("u+")) {
        return true;
      }
      String[] ends = text.substring(2).split("-", 2);
      try {
        int from = Integer.parseInt(ends[0].replace('?', '0'), 16);
        int to = Integer.parseInt(ends.length > 1 ? ends[1] : ends[0].replace('?', 'f'), 16);
        int next = letters.nextSetBit(Math.max(0, from));
        if ((next >= 0 && next <= to) || (from <= 0xf8ff && to >= 0xe000)) {
          return true;
        }
      } catch (NumberFormatException unreadable) {
        return true;
      }
    }
    return false;
  }
}
