/** Tests of the story. */
@NullMarked
package rowhouse.wrapped.story;

import org.jspecify.annotations.NullMarked;
