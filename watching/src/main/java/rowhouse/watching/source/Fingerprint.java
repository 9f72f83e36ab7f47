package rowhouse.watching.source;

import java.util.List;

/**
 * The structure of a file that is not known here, without any of its content: paths of masked keys
 * and the kind of value at their end.
 *
 * @param id equal for files of equal structure, such as {@code json-3f2a…}
 * @param structure the masked paths, at most {@link #MAX_PATHS}, sorted
 */
public record Fingerprint(String id, List<String> structure) {

  /** More paths than this say nothing new about a layout. */
  public static final int MAX_PATHS = 200;

  /** Keeps its own copy. */
  public Fingerprint {
    structure = List.copyOf(structure);
  }
}
