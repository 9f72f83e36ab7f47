/** Builds, for the door of one app, all that apps of watch histories share. */
@NullMarked
package rowhouse.watching.door;

import org.jspecify.annotations.NullMarked;
