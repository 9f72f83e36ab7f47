/** The house as a whole, tested from outside: over HTTP, on real databases. */
package rowhouse.server;
