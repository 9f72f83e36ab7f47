package rowhouse.watching.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.room.Room;
import rowhouse.watching.source.ReadLimits;

/** The people of an app with their sessions, and what there is of each. */
public final class People {
  private final Room room;
  private final Members members;
  private final MemberSessions sessions;
  private ReadLimits limits = ReadLimits.standard();
  private final Map<String, Object> sources = new LinkedHashMap<>(Map.of("upload", true));

  /** The people of {@code room}. */
  public People(Room room, MemberConfig config) {
    this.room = room;
    this.members = new Members(room, config.visitors());
    this.sessions = new MemberSessions(room, config);
  }

  /** The people themselves. */
  public Members members() {
    return members;
  }

  /** Who of them is signed in. */
  public MemberSessions sessions() {
    return sessions;
  }

  /** Tells pages of a further way in which a history can come. */
  public People source(String name, Object state) {
    sources.put(name, state);
    return this;
  }

  record Guest(Member member, String token) {}

  /** Somebody new, signed in. */
  Guest guest(@Nullable String timeZone, @Nullable String language) {
    return room.database()
        .write(sql -> {
          Member made = members.create(sql);
          members.choose(sql, made.id(), timeZone, language);
          String token = sessions.open(sql, made.id(), null);
          return new Guest(members.find(made.id()).orElse(made), token);
        });
  }

  void choose(long member, @Nullable String timeZone, @Nullable String language) {
    room.database().change(sql -> members.choose(sql, member, timeZone, language));
  }

  /**
   * How much there is of a person.
   *
   * @param imports that have ended well
   * @param rows of the history
   */
  record Holdings(
      long imports, boolean example, long rows, @Nullable Instant first, @Nullable Instant last) {}

  /**
   * What there is of a person. The rows are told from the imports, each of which knows how many
   * were new, because counting a million of them takes longer than a page may.
   */
  Holdings holdings(long member) {
    return room.database()
        .read(sql ->
            sql.sql(
                    """
                    SELECT count(*) AS done, COALESCE(sum(new_events), 0) AS events,
                      COALESCE(max(CASE WHEN source = 'example' THEN 1 ELSE 0 END), 0) AS example,
                      (SELECT min(watched_at) FROM watch_history_data WHERE watcher_id = :id)
                        AS earliest,
                      (SELECT max(watched_at) FROM watch_history_data WHERE watcher_id = :id)
                        AS latest
                    FROM history_import WHERE watcher_id = :id AND state = 'done'
                    """)
                .param("id", member)
                .query((row, _) ->
                    new Holdings(
                        row.getLong("done"),
                        row.getInt("example") == 1,
                        row.getLong("events"),
                        instant(row, "earliest"),
                        instant(row, "latest")))
                .single());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  Map<String, Object> sources() {
    return Map.copyOf(sources);
  }

  /** Tells pages how much one upload may hold; while the app is built. */
  public void limits(ReadLimits chosen) {
    this.limits = chosen;
  }

  Map<String, Long> limits() {
    return Map.of("upload_bytes", limits.fileBytes(), "events", limits.events());
  }
}
