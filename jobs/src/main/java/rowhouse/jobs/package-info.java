/**
 * Durable jobs on SQLite and PostgreSQL: added in a transaction, run at least once, committed once.
 */
@org.jspecify.annotations.NullMarked
package rowhouse.jobs;
