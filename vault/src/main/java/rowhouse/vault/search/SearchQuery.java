package rowhouse.vault.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rowhouse.foundation.database.Dialect;

/**
 * A search as it was understood: terms that must or must not stand in the text, and filters.
 *
 * <p>The strings it gives to the databases hold only letters, digits and our own operators, so no
 * typed character ever reaches a query language.
 *
 * @param terms words and phrases, in the order typed
 * @param filters conditions besides the text, in the order typed
 */
public record SearchQuery(List<Term> terms, List<Filter> filters) implements ParsedQuery {

  /**
   * A word or a phrase.
   *
   * @param tokens index tokens that must stand next to each other
   * @param prefix whether the last token may go on
   * @param negated whether the text must not hold it
   * @param text the folded letters as typed, for highlighting
   */
  public record Term(List<String> tokens, boolean prefix, boolean negated, String text) {
    public Term {
      tokens = List.copyOf(tokens);
    }
  }

  public SearchQuery {
    terms = List.copyOf(terms);
    filters = List.copyOf(filters);
  }

  /** Reads what a person typed. Never throws; see {@link QueryParser} for the syntax. */
  public static ParsedQuery parse(String typed) {
    return QueryParser.parse(typed);
  }

  /** The expression for FTS5's MATCH; empty when the text is not asked for, only filters are. */
  public Optional<String> match() {
    return match("");
  }

  private Optional<String> match(String columns) {
    List<String> wanted = rendered(false, SearchQuery::phrase);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    String words = String.join(" AND ", wanted);
    String all = columns.isEmpty() ? words : columns + "(" + words + ")";
    return Optional.of(
        excludingMatch().map(none -> "(" + all + ") NOT (" + none + ")").orElse(all));
  }

  /** What must not match, for searches whose {@link #match} is empty: FTS5 has no lone NOT. */
  public Optional<String> excludingMatch() {
    List<String> unwanted = rendered(true, SearchQuery::phrase);
    return unwanted.isEmpty() ? Optional.empty() : Optional.of(String.join(" OR ", unwanted));
  }

  /** The expression for PostgreSQL's {@code to_tsquery('simple', …)}; empty without terms. */
  public Optional<String> tsquery() {
    return tsquery("");
  }

  /** The same; what is wanted must stand where words have {@code weight}. */
  private Optional<String> tsquery(String weight) {
    List<String> all = new ArrayList<>(rendered(false, term -> lexemes(term, weight)));
    rendered(true, term -> lexemes(term, "")).forEach(term -> all.add("!" + term));
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join(" & ", all));
  }

  /** The words to find, as {@code dialect} wants them; empty when only filters are asked for. */
  Optional<String> wanted(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> match();
      case POSTGRESQL -> tsquery().filter(all -> match().isPresent());
    };
  }

  /** {@link #wanted}, all in the title alone. */
  Optional<String> wantedInTitle(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> match("{title} : ");
      case POSTGRESQL -> tsquery("A").filter(all -> match().isPresent());
    };
  }

  /** The words to leave out where {@link #wanted} is empty, as {@code dialect} wants them. */
  Optional<String> unwanted(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> excludingMatch();
      case POSTGRESQL -> {
        List<String> unwanted = rendered(true, term -> lexemes(term, ""));
        yield unwanted.isEmpty() ? Optional.empty() : Optional.of(String.join(" | ", unwanted));
      }
    };
  }

  /** Whether some wanted tokens must stand next to each other. */
  boolean hasPhrase() {
    return terms.stream().anyMatch(term -> !term.negated() && term.tokens().size() > 1);
  }

  private List<String> rendered(boolean negated, Function<Term, String> rendering) {
    return terms.stream().filter(term -> term.negated() == negated).map(rendering).toList();
  }

  private static String phrase(Term term) {
    return "\"" + String.join(" ", term.tokens()) + "\"" + (term.prefix() ? "*" : "");
  }

  /**
   * What stands behind the colon of a lexeme: a star when it may go on, and the weight it needs.
   */
  private static String lexemes(Term term, String weight) {
    List<String> lexemes = new ArrayList<>();
    for (int i = 0; i < term.tokens().size(); i++) {
      boolean open = term.prefix() && i == term.tokens().size() - 1;
      String label = (open ? "*" : "") + weight;
      lexemes.add("'" + term.tokens().get(i) + "'" + (label.isEmpty() ? "" : ":" + label));
    }
    return "(" + String.join(" <-> ", lexemes) + ")";
  }
}
