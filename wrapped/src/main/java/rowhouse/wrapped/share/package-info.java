/** Links with which people show some of their cards, and take back again. */
@NullMarked
package rowhouse.wrapped.share;

import org.jspecify.annotations.NullMarked;
