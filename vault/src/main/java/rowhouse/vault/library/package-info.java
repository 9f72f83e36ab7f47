/** The library: lists what is kept, shows one page, changes it, deletes it. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.library;
