/** The raw figures of any days, each with its basis and its coverage. */
@NullMarked
package rowhouse.wrapped.metric;

import org.jspecify.annotations.NullMarked;
