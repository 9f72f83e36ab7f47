package rowhouse.vault.setting;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.Room;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.example.ExampleSite;
import rowhouse.vault.library.Editing;
import rowhouse.vault.share.Link;
import rowhouse.vault.share.ReadShare;
import rowhouse.vault.share.Share;
import rowhouse.vault.share.Sharing;

/** Loads and removes the example: pages of our own that show the vault without any network. */
@RestController
@RequestMapping("/vault/api/v1/example")
@Guard(Who.OWNER)
public final class ExampleApi {
  private final Database db;
  private final ExampleSite site;
  private final ReadShare reading;
  private final Sharing sharing;
  private final Editing editing;
  private final ContentStore contents = new ContentStore();

  /** Loads {@code site} into {@code room}. */
  public ExampleApi(
      Room room, ExampleSite site, ReadShare reading, Sharing sharing, Editing editing) {
    this.db = room.database();
    this.site = site;
    this.reading = reading;
    this.sharing = sharing;
    this.editing = editing;
  }

  @GetMapping
  Map<String, Boolean> show() {
    return Map.of("loaded", !ids().isEmpty());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, List<Long>> load() {
    List<Long> ids = new ArrayList<>();
    for (URI page : site.pages()) {
      Link link = reading.link(page.toString());
      Share share = new Share(link, List.of("example"), "example", null, null, false, true, null);
      ids.add(sharing.share(share).id());
    }
    return Map.of("ids", ids);
  }

  @DeleteMapping
  Map<String, Integer> remove() {
    List<Long> ids = ids();
    for (long id : ids) {
      db.change(sql -> contents.find(sql, id).ifPresent(found -> editing.remove(sql, found)));
    }
    return Map.of("deleted", ids.size());
  }

  private List<Long> ids() {
    return db.read(sql ->
        sql.sql("SELECT id FROM contents WHERE is_example = 1 ORDER BY id")
            .query(Long.class)
            .list());
  }
}
