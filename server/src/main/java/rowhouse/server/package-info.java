@org.jspecify.annotations.NullMarked
package rowhouse.server;
