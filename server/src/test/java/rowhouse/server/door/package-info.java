/** One suite for every way in which an app can be reached. */
package rowhouse.server.door;
