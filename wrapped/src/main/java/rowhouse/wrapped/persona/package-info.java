/** What a year of watching says about a person, by rules that can be read. */
@NullMarked
package rowhouse.wrapped.persona;

import org.jspecify.annotations.NullMarked;
