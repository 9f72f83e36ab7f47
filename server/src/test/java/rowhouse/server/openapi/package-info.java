/** Makes the description of every app's API from its routes, and holds the committed one to it. */
package rowhouse.server.openapi;
