package rowhouse.jobs;

/** How far one stage of a job has come; {@code total} is 0 while it is not known. */
public record Stage(String stage, long done, long total) {}
