/** Who did what, written in the transaction that did it. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.audit;
