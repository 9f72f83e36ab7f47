/** Tests of the example site, and the program that draws its pictures. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.example;
