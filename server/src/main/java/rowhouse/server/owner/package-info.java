/** The owner: first run, sign-in, sessions, second factor. */
@org.jspecify.annotations.NullMarked
package rowhouse.server.owner;
