package rowhouse.watching.member;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.room.Room;
import rowhouse.watching.source.ReadLimits;
import rowhouse.watching.store.WatchHistoryStore;

/** The people of an app with their sessions, and what there is of each. */
public final class People {
  private final Room room;
  private final Members members;
  private final MemberSessions sessions;
  private final WatchHistoryStore history;
  private final Map<String, Object> sources = new LinkedHashMap<>(Map.of("upload", true));

  /** The people of {@code room}. */
  public People(Room room, MemberConfig config, WatchHistoryStore history) {
    this.room = room;
    this.members = new Members(room, config.visitors());
    this.sessions = new MemberSessions(room, config);
    this.history = history;
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

  record Holdings(long imports, boolean example, WatchHistoryStore.Extent extent) {}

  private record Imports(long done, boolean example) {}

  /** How much there is of a person. */
  Holdings holdings(long member) {
    Imports imports =
        room.database()
            .read(sql ->
                sql.sql(
                        """
                        SELECT count(*) AS done,
                          COALESCE(max(CASE WHEN source = 'example' THEN 1 ELSE 0 END), 0) AS example
                        FROM history_import WHERE watcher_id = :id AND state = 'done'
                        """)
                    .param("id", member)
                    .query((row, _) -> new Imports(row.getLong("done"), row.getInt("example") == 1))
                    .single());
    return new Holdings(imports.done(), imports.example(), history.extent(member));
  }

  Map<String, Object> sources() {
    return Map.copyOf(sources);
  }

  Map<String, Long> limits() {
    ReadLimits limits = ReadLimits.standard();
    return Map.of("upload_bytes", limits.fileBytes(), "events", limits.events());
  }
}
