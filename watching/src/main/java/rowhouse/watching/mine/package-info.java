/** One's own data: taken out as one file, or erased with a receipt that counts what was there. */
@NullMarked
package rowhouse.watching.mine;

import org.jspecify.annotations.NullMarked;
