/** A hostile internet on loopback. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.outside;
