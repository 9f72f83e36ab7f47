/** Tests of the weekly letter through its front door. */
package rowhouse.server.weekly;
