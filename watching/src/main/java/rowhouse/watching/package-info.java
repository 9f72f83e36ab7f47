/** The words of watch history that its sources, its store and its metrics share. */
@org.jspecify.annotations.NullMarked
package rowhouse.watching;
