/**
 * Full text in English, Chinese and Korean: what is indexed, what is asked, and what is shown of
 * it.
 */
@NullMarked
package rowhouse.vault.search;

import org.jspecify.annotations.NullMarked;
