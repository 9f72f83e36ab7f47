package rowhouse.jobs;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/** A timer of this process: when it fires, and what it adds. */
record Timer(
    String name,
    String table,
    Cron cron,
    ZoneId zone,
    Missed missed,
    Function<Instant, ? extends Payload> payload) {}
