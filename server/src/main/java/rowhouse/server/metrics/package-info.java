/** Figures for a monitoring system, in the text format of Prometheus. */
@org.jspecify.annotations.NullMarked
package rowhouse.server.metrics;
