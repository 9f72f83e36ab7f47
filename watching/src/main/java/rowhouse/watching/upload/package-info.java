/** Files that people send: streamed to the disk with a limit, never held in memory. */
@NullMarked
package rowhouse.watching.upload;

import org.jspecify.annotations.NullMarked;
