package rowhouse.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.RoomState;
import rowhouse.jobs.JobMetrics;
import rowhouse.jobs.JobState;

/** All figures of this process. */
public final class Metrics implements AutoCloseable {
  private static final Duration[] STEPS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** Measures the JVM from now on. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Measures the state, the events and the jobs of {@code room}, before it is opened. */
  public void add(Room room) {
    String app = room.name();
    Gauge.builder("rowhouse.room.open", room, r -> r.state() instanceof RoomState.Open ? 1.0 : 0.0)
        .description("1 while the app can be used")
        .tag("app", app)
        .register(registry);
    Gauge.builder("rowhouse.event.listeners", room.events(), Events::listening)
        .description("pages and programs that follow the app")
        .tag("app", app)
        .register(registry);
    FunctionCounter.builder("rowhouse.event.listeners.dropped", room.events(), Events::dropped)
        .description("followers that did not keep up")
        .tag("app", app)
        .register(registry);
    room.measureJobs(new OfJobs(app));
  }

  /** Counts one request to {@code route}. */
  void request(String app, String method, String route, int status, Duration took) {
    Timer.builder("rowhouse.http.requests")
        .description("answered requests; streams and sockets are not among them")
        .tag("app", app)
        .tag("method", method)
        .tag("route", route)
        .tag("status", String.valueOf(status))
        .serviceLevelObjectives(STEPS)
        .register(registry)
        .record(took);
  }

  /** Everything, as Prometheus reads it. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  /** The jobs of one app. */
  private final class OfJobs implements JobMetrics {
    private final String app;
    private final Map<String, AtomicLong> oldestReady = new ConcurrentHashMap<>();

    OfJobs(String app) {
      this.app = app;
    }

    @Override
    public void pickedUp(String kind, Duration waited) {
      Timer.builder("rowhouse.jobs.waited")
          .description("from ready to started")
          .tag("app", app)
          .tag("kind", kind)
          .serviceLevelObjectives(STEPS)
          .register(registry)
          .record(waited);
    }

    @Override
    public void ended(String kind, JobState state, int attempt, Duration ran) {
      Timer.builder("rowhouse.jobs.ran")
          .description("attempts that ended, by the state they ended in")
          .tag("app", app)
          .tag("kind", kind)
          .tag("state", state.word())
          .register(registry)
          .record(ran);
    }

    @Override
    public void oldestReady(String kind, Duration age) {
      oldestReady.computeIfAbsent(kind, this::gauge).set(age.toMillis());
    }

    private AtomicLong gauge(String kind) {
      AtomicLong millis = new AtomicLong();
      Gauge.builder("rowhouse.jobs.oldest.ready.seconds", millis, age -> age.get() / 1000.0)
          .description("how long the next job of the kind has waited")
          .tag("app", app)
          .tag("kind", kind)
          .register(registry);
      return millis;
    }
  }
}
