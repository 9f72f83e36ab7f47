package rowhouse.vault.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;

/**
 * Reads {@code word "a phrase" begin* -not tag:x site:x platform:x author:x before:2026-01
 * after:2025 is:failed}. What is neither quote, minus nor a known field is a word.
 */
final class QueryParser {

  /** Longest search that is read, in characters. */
  static final int MAX_CHARS = 512;

  /** Most words, phrases and filters of one search. */
  static final int MAX_TERMS = 32;

  private static final Set<String> FIELDS =
      Set.of("tag", "site", "platform", "author", "before", "after", "is");

  private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
  private static final String QUOTES = "\"“”„«»「」『』＂";

  private final String typed;
  private final List<SearchQuery.Term> terms = new ArrayList<>();
  private final List<Filter> filters = new ArrayList<>();
  private int at;

  private QueryParser(String typed) {
    this.typed = typed;
  }

  static ParsedQuery parse(String typed) {
    if (typed.length() > MAX_CHARS) {
      return new ParsedQuery.Refused(new Problem(400, "query_too_long", MAX_CHARS));
    }
    return new QueryParser(typed).run();
  }

  private ParsedQuery run() {
    while (skipSpace()) {
      ParsedQuery.Refused refused = next();
      if (refused != null) {
        return refused;
      }
      if (terms.size() + filters.size() > MAX_TERMS) {
        return new ParsedQuery.Refused(new Problem(400, "query_too_many_terms", MAX_TERMS));
      }
    }
    if (filters.isEmpty() && terms.isEmpty()) {
      return new ParsedQuery.Refused(new Problem(400, "query_empty"));
    }
    return new SearchQuery(terms, filters);
  }

  private boolean skipSpace() {
    while (at < typed.length() && isSpace(typed.charAt(at))) {
      at++;
    }
    return at < typed.length();
  }

  private ParsedQuery.@Nullable Refused next() {
    boolean negated = typed.charAt(at) == '-' && at + 1 < typed.length() && !isSpaceAt(at + 1);
    if (negated) {
      at++;
    }
    String field = field();
    if (!field.isEmpty()) {
      at += field.length() + 1;
      return filter(field.toLowerCase(Locale.ROOT), value(), negated);
    }
    boolean quoted = isQuote(typed.charAt(at));
    String text = value();
    term(text, negated, !quoted && text.endsWith("*"));
    return null;
  }

  /** The known field that starts here, or nothing. */
  private String field() {
    int colon = at;
    while (colon < typed.length() && Character.isLetter(typed.charAt(colon))) {
      colon++;
    }
    boolean ends = colon < typed.length() && ":：".indexOf(typed.charAt(colon)) >= 0;
    String name = typed.substring(at, colon);
    return ends && FIELDS.contains(name.toLowerCase(Locale.ROOT)) ? name : "";
  }

  /** A quoted text up to its closing quote or the end, or a word up to the next space. */
  private String value() {
    if (at < typed.length() && isQuote(typed.charAt(at))) {
      int end = at + 1;
      while (end < typed.length() && !isQuote(typed.charAt(end))) {
        end++;
      }
      String inside = typed.substring(at + 1, end);
      at = Math.min(end + 1, typed.length());
      return inside.strip();
    }
    int start = at;
    while (at < typed.length() && !isSpace(typed.charAt(at)) && !isQuote(typed.charAt(at))) {
      at++;
    }
    return typed.substring(start, at);
  }

  private void term(String text, boolean negated, boolean prefix) {
    List<SearchText.Run> runs = SearchText.runs(text);
    if (runs.isEmpty()) {
      return;
    }
    List<String> tokens = new ArrayList<>();
    for (SearchText.Run run : runs.subList(0, runs.size() - 1)) {
      tokens.addAll(run.indexTokens());
    }
    tokens.addAll(runs.getLast().queryTokens());
    boolean open = prefix || runs.getLast().isSingleLetter();
    terms.add(new SearchQuery.Term(tokens, open, negated, SearchText.fold(text)));
  }

  private ParsedQuery.@Nullable Refused filter(String field, String value, boolean negated) {
    if (value.isBlank()) {
      return new ParsedQuery.Refused(
          new Problem(400, "query_value_missing", field, example(field)));
    }
    return switch (field) {
      case "tag" -> add(new Filter.Tag(value, negated));
      case "site" -> add(new Filter.Site(site(value), negated));
      case "platform" -> add(new Filter.OfPlatform(value.toLowerCase(Locale.ROOT), negated));
      case "author" -> add(new Filter.Author(value, negated));
      case "is" -> state(value, negated);
      default -> day(field, value, negated);
    };
  }

  private ParsedQuery.@Nullable Refused add(Filter filter) {
    filters.add(filter);
    return null;
  }

  private ParsedQuery.@Nullable Refused state(String value, boolean negated) {
    for (Filter.State state : Filter.State.values()) {
      if (state.name().equalsIgnoreCase(value)) {
        return add(new Filter.Is(state, negated));
      }
    }
    String known =
        String.join(
            ", ",
            Arrays.stream(Filter.State.values())
                .map(s -> s.name().toLowerCase(Locale.ROOT))
                .toList());
    return new ParsedQuery.Refused(new Problem(400, "query_state_unknown", known));
  }

  private ParsedQuery.@Nullable Refused day(String field, String value, boolean negated) {
    Matcher parts = DAY.matcher(value);
    if (parts.matches()) {
      try {
        LocalDate day =
            LocalDate.of(
                Integer.parseInt(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
        return add(
            field.equals("before")
                ? new Filter.Before(day, negated)
                : new Filter.After(day, negated));
      } catch (DateTimeException e) {
        return noDay(field);
      }
    }
    return noDay(field);
  }

  private static ParsedQuery.Refused noDay(String field) {
    return new ParsedQuery.Refused(new Problem(400, "query_date_invalid", field, example(field)));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  private static String site(String value) {
    String host = value.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
    return host.replaceFirst("^www\\.", "").replaceFirst("[/?#].*$", "");
  }

  private static String example(String field) {
    return switch (field) {
      case "tag" -> "tag:recipes";
      case "site" -> "site:example.com";
      case "platform" -> "platform:bilibili";
      case "author" -> "author:\"Ada Lovelace\"";
      case "is" -> "is:failed";
      default -> field + ":2026-01-31";
    };
  }

  private boolean isSpaceAt(int i) {
    return isSpace(typed.charAt(i));
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }
}
