/** "Compute and forget": a year told from a file of which nothing but the figures is kept. */
@NullMarked
package rowhouse.wrapped.forget;

import org.jspecify.annotations.NullMarked;
