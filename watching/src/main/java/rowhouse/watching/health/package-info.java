/** Whether an app is alive and ready, at the originals' paths. */
@NullMarked
package rowhouse.watching.health;

import org.jspecify.annotations.NullMarked;
