/** Following the vault as it changes, and the vault's own view of its jobs. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.follow;
