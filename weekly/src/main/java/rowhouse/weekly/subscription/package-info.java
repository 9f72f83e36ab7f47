/** Who wants a letter, when and how: double opt-in, preferences, pause and unsubscribe. */
@NullMarked
package rowhouse.weekly.subscription;

import org.jspecify.annotations.NullMarked;
