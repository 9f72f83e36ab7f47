package rowhouse.foundation.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.limit.Limiter;

/**
 * An expected end of a request that is not what the caller asked for. The code is stable and has a
 * text in every language in {@code problems_<language>.properties}.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Object[] arguments;
  private transient List<Field> fields = List.of();
  private transient Map<String, Object> members = Map.of();
  private @Nullable Duration retryAfter;
  private transient Limiter.@Nullable Decision limit;

  /** One field of a body that is wrong, and a sentence that says how. */
  public record Field(String field, String message) {}

  /** A problem with an HTTP status, a code, and what stands in its text for {0}, {1}, … */
  public Problem(int status, String code, Object... arguments) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.arguments = arguments.clone();
  }

  /** Says which fields are wrong. */
  public Problem fields(List<Field> wrong) {
    this.fields = List.copyOf(wrong);
    return this;
  }

  /** Adds further members to the body, as an original's clients expect them. */
  public Problem members(Map<String, Object> more) {
    this.members = Map.copyOf(more);
    return this;
  }

  /** Says when trying again makes sense; becomes the header Retry-After in seconds. */
  public Problem retryAfter(Duration wait) {
    this.retryAfter = wait;
    return this;
  }

  /** Says how many calls fit into which time; becomes the headers X-RateLimit-* and Retry-After. */
  public Problem limited(Limiter.Decision decision) {
    this.limit = decision;
    return retryAfter(decision.reset());
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** What stands in its text for {0}, {1}, …; a copy. */
  public Object[] arguments() {
    return arguments.clone();
  }

  List<Field> fields() {
    return fields;
  }

  Map<String, Object> members() {
    return members;
  }

  Limiter.@Nullable Decision limit() {
    return limit;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
