/** What wrapped and weekly share, through the front doors of both. */
@NullMarked
package rowhouse.server.watching;

import org.jspecify.annotations.NullMarked;
