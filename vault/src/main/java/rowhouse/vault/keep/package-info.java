/** The main job: fetches a page and keeps its text, its pictures and a copy of it. */
@org.jspecify.annotations.NullMarked
package rowhouse.vault.keep;
