/**
 * Uploads of exports: received, read by a job, shown with all that was found and all that was not.
 */
@NullMarked
package rowhouse.watching.imports;

import org.jspecify.annotations.NullMarked;
