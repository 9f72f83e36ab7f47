/** Cards as pictures: an SVG made of plain shapes, and a PNG that the server draws from it. */
@NullMarked
package rowhouse.wrapped.card;

import org.jspecify.annotations.NullMarked;
