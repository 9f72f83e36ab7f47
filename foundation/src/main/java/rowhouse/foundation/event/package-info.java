/** What happened, told to the pages that follow a room. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.event;
