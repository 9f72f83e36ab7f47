package rowhouse.foundation.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.BiFunction;
import rowhouse.foundation.problem.ProblemTexts;

/**
 * The door that a request came through. Below it, everything sees paths as {@code /<app>/…}; only
 * the door knows what stands in the address bar. Whoever asks which part of an app a request is for
 * asks the door, since the raw address has many spellings of one route.
 *
 * @param app the app's name, {@code house} for the house itself
 * @param root what stands before every path outside: empty, or a proxy's sub-path
 * @param prefix what stands before the app's own paths outside, as {@code /vault}; ends without a
 *     slash
 * @param path what is asked of the app, as routes are matched: decoded, without parameters; starts
 *     with a slash, or is empty when the app's name was written without one
 * @param own whether the app has this host or port for itself
 * @param errors the members that the original's clients expect in an error body
 */
public record Door(
    String app,
    String root,
    String prefix,
    String path,
    boolean own,
    BiFunction<String, ProblemTexts.Text, Map<String, Object>> errors) {

  /** The name of the house's own door. */
  public static final String HOUSE = "house";

  private static final String ATTRIBUTE = "rowhouse.door";
  private static final Door UNKNOWN = new Door(HOUSE, "", "", "", false, (code, text) -> Map.of());

  /** The door that {@code request} came through. */
  public static Door of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Door door ? door : UNKNOWN;
  }

  /** A link to {@code path} of this app, as a browser at this door needs it. */
  public String link(String path) {
    return prefix + "/" + path;
  }

  /** Whether this is the house's own door. */
  public boolean isHouse() {
    return app.equals(HOUSE);
  }

  /** What an original's clients look for in an error body. */
  public Map<String, Object> errorMembers(String code, ProblemTexts.Text text) {
    return errors.apply(code, text);
  }

  void markOn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
