/** What a page's markup says about addresses and pictures, read as leniently as browsers do. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.markup;
