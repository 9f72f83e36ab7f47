/** Strangers' pictures, read in a child process that may crash, hang or run out of memory. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.codec;
