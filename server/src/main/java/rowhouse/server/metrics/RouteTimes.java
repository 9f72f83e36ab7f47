package rowhouse.server.metrics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import rowhouse.foundation.door.Door;

/** Times every answer by its route, not by its path: a path holds ids and has no end of values. */
public final class RouteTimes extends OncePerRequestFilter {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Metrics metrics;

  /** Counts in {@code metrics}. */
  public RouteTimes(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long start = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      if (!request.isAsyncStarted() && response.getStatus() != 101) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        metrics.request(
            Door.of(request).app(),
            METHODS.contains(request.getMethod()) ? request.getMethod() : "other",
            route == null ? "none" : route.toString(),
            response.getStatus(),
            Duration.ofNanos(System.nanoTime() - start));
      }
    }
  }
}
