/** Addresses of people, each verified by a link in a mail and by nothing else. */
@NullMarked
package rowhouse.wrapped.address;

import org.jspecify.annotations.NullMarked;
