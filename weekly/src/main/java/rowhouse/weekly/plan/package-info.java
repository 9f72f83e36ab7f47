/** Decides once an hour whose letter is due, and sees that nobody gets two in a week. */
@NullMarked
package rowhouse.weekly.plan;

import org.jspecify.annotations.NullMarked;
