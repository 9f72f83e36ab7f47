package rowhouse.watching.mine;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JsonGenerator;

/**
 * What one feature keeps of a person. Every feature that keeps rows or files of people is one, and
 * the app's door lists it; so nothing is forgotten when somebody leaves.
 */
public interface Belongings {
  /** The name in the receipt and in the file that is taken out, in snake_case. */
  String name();

  /**
   * Deletes all of it in the caller's transaction; files go after the commit.
   *
   * @return how many rows there were
   */
  long erase(JdbcClient sql, long member);

  /** Writes all of it as one JSON value; rows are read in pages, never held as a whole. */
  void export(long member, JsonGenerator out);
}
