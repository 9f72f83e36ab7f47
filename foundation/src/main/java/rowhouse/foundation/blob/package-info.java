/** Files kept by the hash of their bytes: whole or not at all, once however often they come. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.blob;
