/**
 * TikTok's own Data Portability API, by which people in the EEA and the UK can hand over exports.
 */
@org.jspecify.annotations.NullMarked
package rowhouse.watching.portability;
