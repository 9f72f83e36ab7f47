package rowhouse.watching.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.metric.DurationSummary;
import rowhouse.watching.metric.InvalidPeriodException;
import rowhouse.watching.metric.Named;
import rowhouse.watching.metric.Period;
import rowhouse.watching.store.WatchHistoryStore;

/**
 * An Archive without an outside: it serves what people have uploaded here, under the same contract.
 *
 * <p>Nobody signs in to TikTok; the sign-in page is one of the app's own. Jobs are not kept
 * anywhere: their ids are sealed texts that say what they are for, so that they outlive a restart
 * and cannot be made up. A {@code sec_user_id} is the app's own id of the person.
 */
public final class EmbeddedArchive implements Archive {
  private static final Duration JOB_LASTS = Duration.ofHours(1);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT);

  private final WatchHistoryStore store;
  private final InstantSource clock;
  private final Seal seal;
  private final Function<String, String> signInPage;

  /**
   * An Archive over {@code store}.
   *
   * @param key at least 32 secret bytes with which ids are sealed
   * @param signInPage the address of the app's page for a job
   */
  public EmbeddedArchive(
      WatchHistoryStore store,
      InstantSource clock,
      byte[] key,
      Function<String, String> signInPage) {
    this.store = store;
    this.clock = clock;
    this.seal = new Seal(key);
    this.signInPage = signInPage;
  }

  /** The anchor of somebody who is known here already, so that a link does not make them anew. */
  public String anchorOf(String appUserId) {
    return seal.close("anchor", appUserId);
  }

  @Override
  public ArchiveAnswer<StartedLink> startAuth(@Nullable String anchorToken) {
    String user =
        Optional.ofNullable(anchorToken)
            .flatMap(token -> seal.open("anchor", token))
            .orElseGet(Seal::newName);
    Instant expires = clock.instant().plus(JOB_LASTS);
    return got(
        new StartedLink(seal.close("link", user + " " + expires.toEpochMilli()), expires, 1));
  }

  @Override
  public ArchiveAnswer<SignIn> redirect(String archiveJobId) {
    return userOf(archiveJobId)
        .<ArchiveAnswer<SignIn>>map(_ -> got(new SignIn.Open(signInPage.apply(archiveJobId))))
        .orElseGet(() -> failed(ArchiveFault.EXPIRED, 410));
  }

  @Override
  public ArchiveAnswer<AuthorizationCode> authorizationCode(String archiveJobId) {
    return userOf(archiveJobId)
        .<ArchiveAnswer<AuthorizationCode>>map(
            user -> got(new AuthorizationCode(seal.close("code", user), null)))
        .orElseGet(() -> failed(ArchiveFault.EXPIRED, 410));
  }

  @Override
  public ArchiveAnswer<LinkedAccount> finish(
      String archiveJobId, String authorizationCode, @Nullable String anchorToken) {
    Optional<String> user = userOf(archiveJobId);
    if (user.isEmpty() || !seal.open("code", authorizationCode).equals(user)) {
      return failed(ArchiveFault.REFUSED, 400);
    }
    String name = user.get();
    return got(new LinkedAccount(name, name, null, seal.close("anchor", name)));
  }

  @Override
  public ArchiveAnswer<Integer> queueLength() {
    return got(0);
  }

  @Override
  public ArchiveAnswer<Cancelled> cancel(String archiveJobId) {
    return got(new Cancelled(archiveJobId, "cancelled", clock.instant()));
  }

  @Override
  public ArchiveAnswer<StartedFetch> startHistory(
      String secUserId, int limit, int maxPages, @Nullable String cursor) {
    if (store.find(secUserId).isEmpty()) {
      return failed(ArchiveFault.NOT_FOUND, 404);
    }
    long before = cursor == null ? clock.millis() : Long.parseLong(cursor);
    int rows = Math.clamp((long) Math.min(limit, MAX_PAGE) * maxPages, 1, MAX_ROWS);
    String job = seal.close("fetch", before + " " + rows + " " + secUserId);
    return got(new StartedFetch(job, clock.instant().plus(JOB_LASTS), 1));
  }

  @Override
  public ArchiveAnswer<HistoryPage> finishHistory(
      String dataJobId, boolean includeRows, int returnLimit) {
    Optional<String[]> job = seal.open("fetch", dataJobId).map(text -> text.split(" ", 3));
    if (job.isEmpty()) {
      return failed(ArchiveFault.EXPIRED, 410);
    }
    long before = Long.parseLong(job.get()[0]);
    int rows = Integer.parseInt(job.get()[1]);
    return watcher(
        job.get()[2],
        watcher -> {
          List<WatchEvent> events = wholeSeconds(watcher, Math.ceilDiv(before, 1_000L), rows);
          boolean more = events.size() >= rows;
          String next = more ? String.valueOf(events.getLast().at() * 1_000) : null;
          return got(new HistoryPage(includeRows ? events : List.of(), 0, more, next));
        });
  }

  /**
   * A page that never ends between two events of one second, which a cursor could not tell apart.
   */
  private List<WatchEvent> wholeSeconds(long watcher, long before, int rows) {
    List<WatchEvent> events = new ArrayList<>();
    store.recent(watcher, before, rows, events::add);
    if (events.size() == rows) {
      long last = events.getLast().at();
      events.removeIf(event -> event.at() == last);
      List<WatchEvent> second = new ArrayList<>();
      store.read(watcher, last, last + 1, second::add);
      events.addAll(second.reversed());
    }
    return events;
  }

  @Override
  public ArchiveAnswer<StoredRows> history(String secUserId, int limit, @Nullable Instant before) {
    long from = (before == null ? clock.instant().plusSeconds(1) : before).getEpochSecond();
    int rows = Math.clamp(limit, 1, MAX_ROWS);
    return watcher(
        secUserId,
        watcher -> {
          List<WatchEvent> events = wholeSeconds(watcher, from, rows);
          Instant next = events.size() >= rows ? events.getLast().instant() : null;
          return got(new StoredRows(List.copyOf(events), next));
        });
  }

  @Override
  public ArchiveAnswer<Long> deleteHistory(String secUserId) {
    return watcher(secUserId, watcher -> got(store.clear(watcher).events()));
  }

  @Override
  public ArchiveAnswer<StoredExtent> coverage(String secUserId) {
    return watcher(
        secUserId,
        watcher -> {
          WatchHistoryStore.Extent extent = store.extent(watcher);
          return got(
              new StoredExtent(
                  extent.events(),
                  extent.events(),
                  instant(extent.first()),
                  instant(extent.last())));
        });
  }

  @Override
  public ArchiveAnswer<Summary> summary(SummaryWish wish) {
    return inZone(
        wish.timeZone(),
        zone ->
            watcher(
                wish.secUserId(),
                watcher -> {
                  DurationSummary sums = new DurationSummary(zone);
                  read(watcher, wish.range(), sums::accept);
                  double total = sums.watchSeconds();
                  return got(
                      new Summary(
                          sums.videos(),
                          total,
                          sums.nightSeconds(),
                          total == 0 ? 0 : 100 * sums.nightSeconds() / total,
                          sums.peakHour(),
                          sums.hourSeconds(),
                          counts(sums.creators(wish.topCreators())),
                          counts(sums.sounds(wish.topMusic())),
                          sums.nulls()));
                }));
  }

  @Override
  public ArchiveAnswer<List<Sample>> samples(SampleWish wish) {
    return inZone(
        wish.timeZone(),
        zone -> watcher(wish.secUserId(), watcher -> got(samples(watcher, wish, zone))));
  }

  /** Turns pages back through the range, so that a long history is never held as a whole. */
  private List<Sample> samples(long watcher, SampleWish wish, ZoneId zone) {
    List<Sample> samples = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    long start = wish.range().startAt().getEpochSecond();
    long before = wish.range().endAt().getEpochSecond();
    while (before > start && samples.size() < wish.limit()) {
      List<WatchEvent> page = wholeSeconds(watcher, before, MAX_ROWS);
      for (WatchEvent event : page) {
        String month = MONTH.format(event.instant().atZone(zone));
        boolean wanted = event.at() >= start && samples.size() < wish.limit() && isTold(event);
        if (wanted
            && (wish.perMonth() <= 0 || taken.merge(month, 1, Integer::sum) <= wish.perMonth())) {
          samples.add(sample(month, event, wish.maxCharacters()));
        }
      }
      before = page.size() < MAX_ROWS ? start : page.getLast().at();
    }
    return List.copyOf(samples);
  }

  @Override
  public ArchiveAnswer<Interests> interests(String secUserId, Range range) {
    return failed(ArchiveFault.NOT_SUPPORTED, 501);
  }

  private static boolean isTold(WatchEvent event) {
    WatchDetail detail = event.detail();
    return detail != null && detail.title() != null;
  }

  private static Sample sample(String month, WatchEvent event, int maxCharacters) {
    WatchDetail detail = event.detail();
    String title = detail == null || detail.title() == null ? "" : detail.title();
    int end = Math.min(title.length(), Math.max(0, maxCharacters));
    return new Sample(month, event.instant(), event.video(), title.substring(0, end));
  }

  private void read(long watcher, Range range, Consumer<WatchEvent> visitor) {
    store.read(watcher, range.startAt().getEpochSecond(), range.endAt().getEpochSecond(), visitor);
  }

  private static List<Count> counts(List<Named> named) {
    return named.stream().map(each -> new Count(each.name(), each.videos())).toList();
  }

  private static @Nullable Instant instant(@Nullable Long second) {
    return second == null ? null : Instant.ofEpochSecond(second);
  }

  private Optional<String> userOf(String job) {
    return seal.open("link", job)
        .map(text -> text.split(" ", 2))
        .filter(parts -> Long.parseLong(parts[1]) > clock.millis())
        .map(parts -> parts[0]);
  }

  private <T> ArchiveAnswer<T> watcher(String secUserId, Function<Long, ArchiveAnswer<T>> answer) {
    return store.find(secUserId).map(answer).orElseGet(() -> failed(ArchiveFault.NOT_FOUND, 404));
  }

  private static <T> ArchiveAnswer<T> inZone(
      String name, Function<ZoneId, ArchiveAnswer<T>> answer) {
    ZoneId zone;
    try {
      zone = Period.zone(name);
    } catch (InvalidPeriodException e) {
      return ArchiveHttp.failed(ArchiveFault.REFUSED, 422, e.code(), null);
    }
    return answer.apply(zone);
  }

  private static <T> ArchiveAnswer<T> failed(ArchiveFault fault, int status) {
    return ArchiveHttp.failed(fault, status, null, null);
  }

  private static <T> ArchiveAnswer<T> got(T value) {
    return new ArchiveAnswer.Got<>(value);
  }
}
