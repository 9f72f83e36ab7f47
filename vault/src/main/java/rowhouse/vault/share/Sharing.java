package rowhouse.vault.share;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.Jobs;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentStatus;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.KeepPage;
import rowhouse.vault.search.SearchIndex;
import rowhouse.vault.tag.TagStore;

/**
 * Takes shares: one link is one content with one job, however often and by whomever it is shared.
 */
public final class Sharing {
  private static final Duration KEYS_KEPT = Duration.ofDays(7);

  private final Database db;
  private final Jobs jobs;
  private final Events events;
  private final Clock clock;
  private final SearchIndex index;
  private final ContentStore contents = new ContentStore();
  private final ShareStore shares = new ShareStore();
  private final TagStore tags = new TagStore();

  /** Takes shares into {@code room}. */
  public Sharing(Room room) {
    this.db = room.database();
    this.jobs = room.jobs();
    this.events = room.events();
    this.clock = room.clock();
    this.index = new SearchIndex(room.database().dialect());
  }

  /** Takes a share and returns its content; the page is fetched later, by its job. */
  public Content share(Share share) {
    return db.write(sql -> add(sql, share));
  }

  /**
   * As {@link #share}, answering a repeated request as the first time.
   *
   * @param requestHash of the request's body; another body under the same key is refused
   */
  Content shareOnce(Share share, String key, String requestHash) {
    try {
      return db.write(sql -> addOnce(sql, share, key, requestHash));
    } catch (AnsweredElsewhere e) {
      return db.write(sql -> addOnce(sql, share, key, requestHash));
    }
  }

  private Content addOnce(JdbcClient sql, Share share, String key, String requestHash) {
    Instant now = clock.instant();
    shares.forgetKeys(sql, now.minus(KEYS_KEPT));
    Optional<ShareStore.Known> known = shares.find(sql, key);
    if (known.isPresent()) {
      if (!known.get().requestHash().equals(requestHash)) {
        throw new Problem(422, "idempotency_key_reused");
      }
      return contents.find(sql, known.get().content()).orElseThrow();
    }
    Content content = add(sql, share);
    if (!shares.remember(sql, key, requestHash, content.id(), now)) {
      throw new AnsweredElsewhere();
    }
    return content;
  }

  /** Takes back what a request has written while its twin was answered. */
  private static final class AnsweredElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnsweredElsewhere() {
      super("The same request was answered at the same moment.", null, false, false);
    }
  }

  private Content add(JdbcClient sql, Share share) {
    Instant now = clock.instant();
    Optional<Long> kept = contents.findByUrlKey(sql, share.link().dedupeKey());
    long id = kept.isPresent() ? kept.get() : insert(sql, share, now);
    shares.addSource(sql, id, share, now);
    tags.add(sql, id, share.tags());
    if (share.nsfw()) {
      shares.markNsfw(sql, id);
    }
    contents.happened(sql, id, "shared", share.source() == null ? "" : share.source(), now);
    Content content = contents.find(sql, id).orElseThrow();
    if (!share.tags().isEmpty()) {
      index.put(sql, id);
    }
    boolean wanted = content.jobId() == null || content.status() == ContentStatus.PARSE_FAILED;
    if (wanted) {
      queue(sql, id, now);
      content = contents.find(sql, id).orElseThrow();
    }
    events.add(
        sql,
        kept.isPresent() ? "content_updated" : "content_created",
        Map.of("id", id, "status", content.status().word()));
    return content;
  }

  /** Somebody else may have added the same link at this moment; theirs stays. */
  private long insert(JdbcClient sql, Share share, Instant now) {
    Link link = share.link();
    long id =
        contents.insert(
            sql,
            new ContentStore.Shared(
                link.place(),
                link.url(),
                share.nsfw(),
                share.example(),
                share.source(),
                share.layoutTypeOverride()),
            now);
    if (contents.addUrl(sql, link.dedupeKey(), id, "shared")) {
      return id;
    }
    contents.delete(sql, id);
    return contents.findByUrlKey(sql, link.dedupeKey()).orElseThrow();
  }

  /** Has a content fetched again; false when it is on its way already. */
  public boolean again(JdbcClient sql, long id) {
    return queue(sql, id, clock.instant());
  }

  private boolean queue(JdbcClient sql, long id, Instant now) {
    long job = jobs.add(new KeepPage(id), AddOptions.unique("page:" + id));
    return contents.queue(sql, id, job, now);
  }

  /** The shares of a content, the oldest first. */
  public List<ShareStore.Source> sources(JdbcClient sql, long id) {
    return shares.sources(sql, id);
  }
}
