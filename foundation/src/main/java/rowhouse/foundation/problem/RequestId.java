package rowhouse.foundation.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id that stands in its answer, its log lines and its jobs. */
public final class RequestId extends OncePerRequestFilter {
  /** The request attribute that holds the id. */
  public static final String ATTRIBUTE = "rowhouse.request-id";

  private static final String HEADER = "X-Request-Id";

  /** A caller's own id is kept when it cannot forge a log line. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = chosen(request.getHeader(HEADER));
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    try (MDC.MDCCloseable _ = MDC.putCloseable("request", id)) {
      chain.doFilter(request, response);
    }
  }

  private static String chosen(@Nullable String given) {
    return given != null && SAFE.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
