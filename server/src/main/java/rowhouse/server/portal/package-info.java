/**
 * The street: the page, what it needs to know first, health, and the one live connection per tab.
 */
@org.jspecify.annotations.NullMarked
package rowhouse.server.portal;
