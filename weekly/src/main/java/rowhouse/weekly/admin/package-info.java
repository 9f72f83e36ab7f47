/** What the owner sees and does: issues, suppressions, deliverability. */
@NullMarked
package rowhouse.weekly.admin;

import org.jspecify.annotations.NullMarked;
