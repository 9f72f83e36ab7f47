package rowhouse.watching.metric;

/**
 * A time that is known to lie between two limits.
 *
 * @param low seconds, rounded down
 * @param high seconds, rounded down
 */
public record SecondsRange(long low, long high) {}
