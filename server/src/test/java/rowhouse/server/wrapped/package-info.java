/** Tests of wrapped through its front door. */
package rowhouse.server.wrapped;
