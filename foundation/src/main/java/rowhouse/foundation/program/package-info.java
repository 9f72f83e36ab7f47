/** Programs of the machine that Rowhouse uses when they are there and does without when not. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.program;
