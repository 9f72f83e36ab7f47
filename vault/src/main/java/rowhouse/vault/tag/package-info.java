/** Tags: the same in any case, shown as first written, counted where they are used. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.tag;
