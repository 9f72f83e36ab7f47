/** The database of a room: one writer and many readers, the same on SQLite and PostgreSQL. */
@org.jspecify.annotations.NullMarked
package rowhouse.foundation.database;
