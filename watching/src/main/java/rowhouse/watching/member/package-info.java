/** The people of an app: guests and linked accounts, their sessions, and the owner's own row. */
@NullMarked
package rowhouse.watching.member;

import org.jspecify.annotations.NullMarked;
