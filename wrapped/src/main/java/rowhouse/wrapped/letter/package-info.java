/** The mails of wrapped: that a story is ready, and that an account has to be linked anew. */
@NullMarked
package rowhouse.wrapped.letter;

import org.jspecify.annotations.NullMarked;
