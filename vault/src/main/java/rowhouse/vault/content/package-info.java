/** What is kept: one row per page, its text beside it, its history. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.content;
