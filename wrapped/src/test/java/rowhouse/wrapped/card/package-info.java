/** Tests of the card. */
@NullMarked
package rowhouse.wrapped.card;

import org.jspecify.annotations.NullMarked;
