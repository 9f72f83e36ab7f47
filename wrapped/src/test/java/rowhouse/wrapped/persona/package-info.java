/** Tests of the personas. */
@NullMarked
package rowhouse.wrapped.persona;

import org.jspecify.annotations.NullMarked;
