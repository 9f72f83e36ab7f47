/** What the vault's tests share: a website of our own and a real browser. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.test;
