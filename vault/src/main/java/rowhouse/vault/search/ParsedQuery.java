package rowhouse.vault.search;

import rowhouse.foundation.problem.Problem;

/** What became of a typed search: a {@link SearchQuery}, or what is wrong with it. */
public sealed interface ParsedQuery permits SearchQuery, ParsedQuery.Refused {

  /** A search nobody can answer, with a code of its own for each cause. */
  record Refused(Problem problem) implements ParsedQuery {}
}
