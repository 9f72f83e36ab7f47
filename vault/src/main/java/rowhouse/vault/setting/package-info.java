/** What a person chooses for the vault in its page: pictures, its API token, the example. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.setting;
