/** Tests of the yearly story. */
@NullMarked
package rowhouse.wrapped;

import org.jspecify.annotations.NullMarked;
