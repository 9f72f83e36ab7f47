package rowhouse.watching.metric;

/**
 * A creator, sound or hashtag.
 *
 * @param name as the source writes it
 * @param videos how many entries of the history
 */
public record Named(String name, long videos) {}
