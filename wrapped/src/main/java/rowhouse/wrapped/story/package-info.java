/** A year's figures told as a story of cards, in three languages, by rules. */
@NullMarked
package rowhouse.wrapped.story;

import org.jspecify.annotations.NullMarked;
