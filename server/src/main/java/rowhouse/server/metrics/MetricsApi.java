package rowhouse.server.metrics;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;

/** Hands out the figures, to the owner and to whoever holds {@code rowhouse.metrics.token}. */
@RestController
public final class MetricsApi {
  /** The scope that a token needs here. */
  public static final String SCOPE = "metrics";

  private static final MediaType PROMETHEUS =
      MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8");

  private final Metrics metrics;

  /** Shows these. */
  public MetricsApi(Metrics metrics) {
    this.metrics = metrics;
  }

  @GetMapping("/metrics")
  @Guard(
      value = {Who.OWNER, Who.TOKEN},
      scope = SCOPE)
  ResponseEntity<String> metrics() {
    return ResponseEntity.ok().contentType(PROMETHEUS).body(metrics.text());
  }
}
