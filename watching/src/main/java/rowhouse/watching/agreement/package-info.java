/** People's agreements with TikTok's Data Portability API, and the exports that come of them. */
@NullMarked
package rowhouse.watching.agreement;

import org.jspecify.annotations.NullMarked;
