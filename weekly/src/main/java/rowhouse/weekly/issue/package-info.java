/** One letter of one week to one subscription, from its plan to the mailbox. */
@NullMarked
package rowhouse.weekly.issue;

import org.jspecify.annotations.NullMarked;
