/** Linking a TikTok account through the Archive, and pulling its history. */
@NullMarked
package rowhouse.watching.link;

import org.jspecify.annotations.NullMarked;
