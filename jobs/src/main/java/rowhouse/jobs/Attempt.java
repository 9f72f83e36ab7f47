package rowhouse.jobs;

import org.jspecify.annotations.Nullable;

/**
 * One attempt at a job; times are epoch milliseconds by the database's clock.
 *
 * @param outcome {@code failed}, {@code dead}, {@code lost}, {@code cancelled}, {@code done} or
 *     {@code running}
 */
public record Attempt(
    int number,
    @Nullable Long worker,
    long startedAt,
    @Nullable Long endedAt,
    String outcome,
    @Nullable String errorCode,
    @Nullable String error) {}
