/** The routes of the original and of its front end, made safe. */
@NullMarked
package rowhouse.weekly.cron;

import org.jspecify.annotations.NullMarked;
