/** Programs written for the tests. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.program;
