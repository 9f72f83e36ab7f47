/** Makes one self-contained, scriptless HTML file of a page, to be read with no network. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.snapshot;
