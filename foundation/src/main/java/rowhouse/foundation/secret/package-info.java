/** Secrets at rest: sealed in the database, the key in a file of its own. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.secret;
