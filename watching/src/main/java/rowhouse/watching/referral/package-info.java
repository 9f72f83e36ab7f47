/** Inviting others: codes that cannot be inflated, addresses left by devices, the waiting list. */
@NullMarked
package rowhouse.watching.referral;

import org.jspecify.annotations.NullMarked;
