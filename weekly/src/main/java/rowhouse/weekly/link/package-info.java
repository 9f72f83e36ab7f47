/**
 * Addresses that carry their own permission: a number and a signature, for letters that are read
 * anywhere.
 */
@NullMarked
package rowhouse.weekly.link;

import org.jspecify.annotations.NullMarked;
