/** The sentences of letters and public pages in English, Chinese and Korean. */
@NullMarked
package rowhouse.weekly.words;

import org.jspecify.annotations.NullMarked;
