package rowhouse.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it; times are epoch milliseconds by the database's clock.
 *
 * @param payload JSON; it may name people, so pages mask it
 * @param parent the job that waits for this one
 * @param ownAttempts how often this job may be tried; null for what its kind says, which {@link
 *     Jobs#mostAttempts} knows
 * @param cancelRequested someone asked for a running job to stop
 * @param result JSON that the handler left
 */
public record Job(
    long id,
    String kind,
    JobState state,
    int priority,
    String payload,
    @Nullable String uniqueKey,
    @Nullable Long parent,
    int attempt,
    @Nullable Integer ownAttempts,
    @Nullable Long worker,
    boolean cancelRequested,
    long addedAt,
    @Nullable Long runAt,
    @Nullable Long startedAt,
    @Nullable Long endedAt,
    List<Stage> progress,
    @Nullable String result,
    @Nullable String errorCode,
    @Nullable String error,
    @Nullable String trace) {}
