/**
 * Pictures that people upload: read in a process of their own, written anew, served by their hash.
 */
@NullMarked
package rowhouse.watching.picture;

import org.jspecify.annotations.NullMarked;
