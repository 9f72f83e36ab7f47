package rowhouse.vault.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.Room;
import rowhouse.vault.VaultConfig;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentProgress;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.ContentView;
import rowhouse.vault.tag.TagStore;

/** Finds contents by their words, in any of the three languages. */
@RestController
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = VaultConfig.SCOPE)
public final class SearchApi {
  private static final int SNIPPET = 240;
  private static final int FACETS = 20;

  /** Most values of one facet; any of them will do. */
  private static final int MOST_VALUES = 32;

  private final Database db;
  private final ContentProgress progress;
  private final SearchStore search;
  private final ContentStore contents = new ContentStore();
  private final TagStore tags = new TagStore();

  /** Searches {@code room}. */
  public SearchApi(Room room) {
    this.db = room.database();
    this.progress = new ContentProgress(room.jobs());
    this.search = new SearchStore(db.dialect());
  }

  record Found(
      @JsonUnwrapped ContentView.Item item, String titleHtml, String snippetHtml, double score) {}

  /**
   * What was found.
   *
   * @param total how many matches were looked at: the newest, and older ones by their titles
   * @param more whether there are matches beyond those
   */
  record Answer(
      String query,
      int total,
      boolean more,
      int page,
      int size,
      long tookMs,
      List<Found> items,
      SearchStore.Facets facets) {}

  @GetMapping("/vault/api/v1/search")
  Answer search(
      @RequestParam(defaultValue = "") @Size(max = 10_000) String q,
      @RequestParam(defaultValue = "1") @Min(1) @Max(1000) int page,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size,
      @RequestParam(defaultValue = "rank") @Pattern(regexp = "rank|date") String sort,
      @RequestParam(required = false) @Size(max = MOST_VALUES) @Nullable List<String> platform,
      @RequestParam(required = false) @Size(max = MOST_VALUES) @Nullable List<String> tag,
      @RequestParam(required = false) @Size(max = MOST_VALUES) @Nullable List<String> site,
      Door door) {
    long started = System.nanoTime();
    SearchQuery query = Narrowing.query(q);
    Map<String, List<String>> chosen =
        Map.of("platform", orEmpty(platform), "tag", orEmpty(tag), "site", orEmpty(site));
    return db.read(
        Narrowing.TIME_LIMIT,
        sql -> {
          SearchStore.Matches matches = search.matches(sql, query, chosen);
          List<SearchStore.Candidate> candidates = new ArrayList<>(matches.all());
          SearchStore.Facets facets = search.facets(sql, matches.ids(), FACETS);
          if (sort.equals("rank")) {
            candidates.sort(Comparator.comparingDouble(SearchStore.Candidate::score));
          }
          int from = (int) Math.min(candidates.size(), (page - 1L) * size);
          int to = Math.min(candidates.size(), from + size);
          List<Found> items = found(sql, candidates.subList(from, to), query, door);
          long took = (System.nanoTime() - started) / 1_000_000;
          return new Answer(q, candidates.size(), matches.more(), page, size, took, items, facets);
        });
  }

  private List<Found> found(
      JdbcClient sql, List<SearchStore.Candidate> candidates, SearchQuery query, Door door) {
    List<Long> ids = candidates.stream().map(SearchStore.Candidate::id).toList();
    Map<Long, Content> byId = new HashMap<>();
    contents.findAll(sql, ids).forEach(content -> byId.put(content.id(), content));
    Map<Long, List<String>> tagged = tags.ofAll(sql, ids);
    Map<Long, String> texts = search.texts(sql, ids);
    Map<Long, ContentView.Progress> now = progress.of(List.copyOf(byId.values()));
    List<Found> found = new ArrayList<>();
    for (SearchStore.Candidate candidate : candidates) {
      Content content = byId.get(candidate.id());
      if (content != null) {
        ContentView.Progress stage = content.jobId() == null ? null : now.get(content.jobId());
        List<String> own = tagged.getOrDefault(content.id(), List.of());
        String title = Objects.requireNonNullElse(content.title(), content.url());
        found.add(
            new Found(
                ContentView.item(content, own, stage, door),
                Snippet.whole(title, query),
                Snippet.of(texts.getOrDefault(content.id(), ""), query, SNIPPET),
                -candidate.score()));
      }
    }
    return found;
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
