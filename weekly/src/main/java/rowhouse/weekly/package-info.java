/** The week as a letter by mail, in one's own time zone, with one-click unsubscribe. */
@NullMarked
package rowhouse.weekly;

import org.jspecify.annotations.NullMarked;
