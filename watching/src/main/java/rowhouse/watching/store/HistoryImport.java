package rowhouse.watching.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One import as it stands in the database.
 *
 * @param sha256 of the uploaded file; empty for a linked source
 * @param code why it was refused
 * @param fingerprint of an unknown layout
 * @param newEvents events that were not there before
 * @param duplicates events that were
 * @param report JSON for the page
 */
public record HistoryImport(
    long id,
    long watcher,
    HistorySource source,
    ImportState state,
    String sha256,
    @Nullable String code,
    @Nullable String fingerprint,
    long newEvents,
    long duplicates,
    @Nullable String report,
    Instant createdAt,
    @Nullable Instant finishedAt) {}
