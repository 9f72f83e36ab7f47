/** Measurements that can be run again: one main class per claim. */
@org.jspecify.annotations.NullMarked
package rowhouse.bench;
