/** From the wish for a year to the figures and the story that are kept of it. */
@NullMarked
package rowhouse.wrapped.run;

import org.jspecify.annotations.NullMarked;
