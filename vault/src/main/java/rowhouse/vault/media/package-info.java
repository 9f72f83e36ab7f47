/** The files of the vault, served by their hash. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.media;
