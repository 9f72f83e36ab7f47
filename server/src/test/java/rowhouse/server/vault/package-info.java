/** Tests of the vault through its front door. */
package rowhouse.server.vault;
