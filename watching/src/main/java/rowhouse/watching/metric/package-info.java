/** What a watch history says, each figure with its unit, its basis and how much it covers. */
@org.jspecify.annotations.NullMarked
package rowhouse.watching.metric;
