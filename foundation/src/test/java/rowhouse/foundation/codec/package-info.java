/** Pictures drawn, damaged and inflated for the tests. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.codec;
