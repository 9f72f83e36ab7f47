/** The desk where the owner sees and steers the jobs of every app. */
@org.jspecify.annotations.NullMarked
package rowhouse.server.desk;
