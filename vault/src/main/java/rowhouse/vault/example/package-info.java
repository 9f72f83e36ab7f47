/**
 * A small website of our own inside the program, so that the vault can be tried with no network.
 */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.example;
