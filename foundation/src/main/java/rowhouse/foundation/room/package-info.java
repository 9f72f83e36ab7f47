/** Rooms: what an app is given to live in, and what happens when one cannot be opened. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.room;
