/** What one person's week was, computed from their watch history and kept with its reasons. */
@NullMarked
package rowhouse.weekly.report;

import org.jspecify.annotations.NullMarked;
