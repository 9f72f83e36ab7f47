/**
 * The guarded way out: fetches from strangers' servers with every address, size and time checked.
 */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.outside;
