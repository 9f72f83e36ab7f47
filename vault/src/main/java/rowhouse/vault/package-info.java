@org.jspecify.annotations.NullMarked
package rowhouse.vault;
