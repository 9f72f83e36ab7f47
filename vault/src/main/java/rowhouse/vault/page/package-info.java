/**
 * The page's text: what a reader wants of the bytes a server sent, and nothing of what is around
 * it.
 */
@NullMarked
package rowhouse.vault.page;

import org.jspecify.annotations.NullMarked;
