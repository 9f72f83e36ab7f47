/** Exact sliding-window rate limits. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.limit;
