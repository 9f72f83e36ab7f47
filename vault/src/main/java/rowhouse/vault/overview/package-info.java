/** What a dashboard shows: counts, growth, storage. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.overview;
