/**
 * Which pictures of an article are worth keeping, and how the article refers to them afterwards.
 */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.picture;
