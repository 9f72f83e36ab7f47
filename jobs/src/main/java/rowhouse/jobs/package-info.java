@org.jspecify.annotations.NullMarked
package rowhouse.jobs;
