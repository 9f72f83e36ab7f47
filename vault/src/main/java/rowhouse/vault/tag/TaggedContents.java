package rowhouse.vault.tag;

/**
 * The contents of one tag, the newest first, in SQL: its rows stand in that order, so that nothing
 * is sorted and no content is read that is not shown.
 */
public final class TaggedContents {
  /** What stands behind FROM: {@code ct} is the tag's row of a content, {@code c} the content. */
  public static final String FROM = "content_tags ct JOIN contents c ON c.id = ct.content_id";

  /** What stands behind ORDER BY. */
  public static final String NEWEST_FIRST = "ct.created_at DESC, ct.content_id DESC";

  private TaggedContents() {}

  /** The condition for the tag whose folded name is the parameter {@code name}. */
  public static String is(String name) {
    return "ct.tag_id = (SELECT t.id FROM tags t WHERE t.folded = :" + name + ")";
  }
}
