package rowhouse.vault.search;

/** What became of a typed search: a {@link SearchQuery}, or what is wrong with it. */
public sealed interface ParsedQuery permits SearchQuery, ParsedQuery.Problem {

  /** A search nobody can answer; the code is stable, message and hint are sentences for people. */
  record Problem(String code, String message, String hint) implements ParsedQuery {
    static Problem of(String message, String hint) {
      return new Problem("query_invalid", message, hint);
    }
  }
}
