/** The Archive: histories of linked accounts, asked for over HTTP or served from the own store. */
@org.jspecify.annotations.NullMarked
package rowhouse.watching.archive;
