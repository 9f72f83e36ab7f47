/** The frame of public pages, which need no JavaScript. */
@NullMarked
package rowhouse.weekly.page;

import org.jspecify.annotations.NullMarked;
