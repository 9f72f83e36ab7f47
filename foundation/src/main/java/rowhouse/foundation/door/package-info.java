/** Doors: how an app is reached, by path, by host, by port or below a proxy's sub-path. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.door;
