package rowhouse.foundation.outside;

/**
 * One redirect that was followed.
 *
 * @param url the address that redirected
 * @param status 301, 302, 303, 307 or 308
 */
public record Hop(String url, int status) {}
