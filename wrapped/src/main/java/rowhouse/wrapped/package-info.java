/** A year of TikTok as a story with cards that one can share. */
@NullMarked
package rowhouse.wrapped;

import org.jspecify.annotations.NullMarked;
