/** The engine's suites: one contract on both databases, and proof under fault. */
@org.jspecify.annotations.NullMarked
package rowhouse.jobs;
