/** Who may call what: every route says so, and the start fails when one does not. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.guard;
