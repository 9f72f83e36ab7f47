/** The rows of watch histories: kept once whatever brings them, read as a stream. */
@org.jspecify.annotations.NullMarked
package rowhouse.watching.store;
