/** Backups of all rooms together: taken while they work, checked, and restored. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.backup;
