/** Letters as HTML and as plain text, made from a report and from nothing outside. */
@NullMarked
package rowhouse.weekly.letter;

import org.jspecify.annotations.NullMarked;
