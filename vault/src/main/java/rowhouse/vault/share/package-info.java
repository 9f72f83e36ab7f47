/**
 * What people paste: the links in a share text, and the rules that make two spellings of a link
 * one.
 */
@NullMarked
package rowhouse.vault.share;

import org.jspecify.annotations.NullMarked;
