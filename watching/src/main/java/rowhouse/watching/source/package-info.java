/** Reads TikTok's own exports, whatever their layout, as a stream of watch events. */
@org.jspecify.annotations.NullMarked
package rowhouse.watching.source;
