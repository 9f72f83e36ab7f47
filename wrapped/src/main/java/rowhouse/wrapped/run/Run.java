package rowhouse.wrapped.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One year of one person, without its figures.
 *
 * @param number its place among all runs
 * @param id what clients know it by
 * @param memberId whose it is
 * @param appUserId the same person, as the original's clients know them
 * @param secUserId the linked account at the time of the start
 * @param keepsHistory whether the events stand in the store; false after "compute and forget"
 * @param example whether it was made from the invented history alone
 * @param mail whether a letter was asked for
 * @param narrate whether a configured model may put the texts in other words
 * @param turn how often it was started
 * @param jobId the work on it
 * @param watchHistoryJobId the job that brings the history, where it was started for this run
 * @param historyMark what the history was made of when the figures were made
 * @param videos entries in the year, null before they were counted
 * @param reason a stable word that says why there is no story
 * @param error a sentence for the operator
 */
public record Run(
    long number,
    String id,
    long memberId,
    String appUserId,
    @Nullable String secUserId,
    int year,
    ZoneId timeZone,
    Locale language,
    RunStatus status,
    RunStage stage,
    boolean keepsHistory,
    boolean example,
    boolean mail,
    boolean narrate,
    int turn,
    @Nullable Long jobId,
    @Nullable Long watchHistoryJobId,
    @Nullable String historyMark,
    @Nullable Long videos,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay,
    @Nullable String reason,
    @Nullable String error,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant readyAt,
    @Nullable Instant expiresAt) {}
