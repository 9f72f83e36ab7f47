package rowhouse.foundation.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.web.method.HandlerMethod;
import rowhouse.foundation.limit.Limiter;
import rowhouse.foundation.problem.Problem;

/** Holds every caller to the {@link Limit} of a route and tells them where they stand. */
public final class RouteLimits {
  private static final int WRONG_CREDENTIALS_PER_MINUTE = 30;

  private final Limiter limiter;

  /** Counts here. */
  public RouteLimits(Limiter limiter) {
    this.limiter = limiter;
  }

  void count(HandlerMethod method, Caller caller, HttpServletResponse response) {
    Limit limit = method.getMethodAnnotation(Limit.class);
    if (limit == null) {
      return;
    }
    String key = method.getBeanType().getName() + '#' + method.getMethod().getName();
    Limiter.Decision decision =
        limiter.take(
            key + ' ' + caller.counted(), limit.calls(), Duration.ofSeconds(limit.seconds()));
    decision.headers().forEach(response::setHeader);
    refuse(decision);
  }

  /** Slows down whoever tries tokens: each wrong one counts against the address. */
  public void countWrongCredentials(String address) {
    Limiter.Decision decision =
        limiter.take(
            "wrong credentials " + Limiter.network(address),
            WRONG_CREDENTIALS_PER_MINUTE,
            Duration.ofMinutes(1));
    refuse(decision);
  }

  private static void refuse(Limiter.Decision decision) {
    if (!decision.allowed()) {
      throw new Problem(429, "too_many_requests", decision.resetSeconds()).limited(decision);
    }
  }
}
