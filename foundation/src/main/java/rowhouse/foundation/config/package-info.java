/** The operator's settings: every key is declared, checked and known by name. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.config;
