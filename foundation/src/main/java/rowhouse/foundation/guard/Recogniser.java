package rowhouse.foundation.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import rowhouse.foundation.door.Door;

/** One way to know a caller: a cookie, a token, … */
public interface Recogniser {
  /**
   * The caller, or nothing when the request carries nothing of this kind. Credentials that are
   * there and wrong end with a {@link rowhouse.foundation.problem.Problem} of status 401.
   */
  Optional<Caller> recognise(HttpServletRequest request, Door door);
}
