package rowhouse.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.KindPolicy;
import rowhouse.vault.content.KeepPage;
import rowhouse.vault.example.ExampleSite;
import rowhouse.vault.follow.FollowApi;
import rowhouse.vault.follow.JobApi;
import rowhouse.vault.keep.Keep;
import rowhouse.vault.library.ContentApi;
import rowhouse.vault.library.ContentPages;
import rowhouse.vault.library.Editing;
import rowhouse.vault.library.Snapshots;
import rowhouse.vault.media.MediaApi;
import rowhouse.vault.overview.OverviewApi;
import rowhouse.vault.search.SearchApi;
import rowhouse.vault.search.SearchIndex;
import rowhouse.vault.setting.ExampleApi;
import rowhouse.vault.setting.SettingApi;
import rowhouse.vault.setting.VaultSettings;
import rowhouse.vault.share.ReadShare;
import rowhouse.vault.share.ShareApi;
import rowhouse.vault.share.Sharing;
import rowhouse.vault.tag.TagApi;

/** The door of the vault: builds every feature and says which routes and jobs there are. */
public final class Vault implements App {
  /** What the house knows of the vault before it opens. */
  public static final AppKind KIND =
      new AppKind(
          "vault",
          VaultConfig.KEYS,
          List.of(new MigrationModule("vault", "rowhouse/vault/migrations")),
          Vault::originalErrorMembers,
          Vault::new);

  private final Room room;
  private final VaultSettings settings;
  private final Keep keep;
  private final List<Object> routes;
  private volatile String newToken = "";

  private Vault(Room room) {
    this.room = room;
    ExampleSite example = new ExampleSite();
    this.settings = new VaultSettings(room, VaultConfig.of(room.config()));
    SearchIndex index = new SearchIndex(room.database().dialect());
    Sharing sharing = new Sharing(room);
    ReadShare reading = new ReadShare(room.outside());
    Editing editing = new Editing(room, sharing, index);
    this.keep = new Keep(room, example, index, settings::pictures);
    this.routes =
        List.of(
            new ShareApi(sharing, reading),
            new ContentApi(new ContentPages(room), editing, new Snapshots(room)),
            new SearchApi(room),
            new TagApi(room),
            new MediaApi(room),
            new FollowApi(room),
            new JobApi(room),
            new OverviewApi(room),
            new SettingApi(settings),
            new ExampleApi(room, example, reading, sharing, editing));
    room.jobs()
        .on(
            KeepPage.KIND,
            KeepPage.class,
            keep::page,
            KindPolicy.standard().attempts(4).timeout(Duration.ofMinutes(10)));
  }

  @Override
  public List<Object> routes() {
    return routes;
  }

  @Override
  public void opened() {
    try {
      keep.sweep();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sweep " + room.temporary(), e);
    }
    String token = settings.firstToken();
    newToken = token.isEmpty() ? newToken : token;
  }

  @Override
  public String greeting() {
    return newToken.isEmpty() ? "" : "The vault's API token, shown this once: " + newToken;
  }

  /** The members that VaultStream's own clients look for in an error. */
  private static Map<String, Object> originalErrorMembers(String code, ProblemTexts.Text text) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error_message", text.cause());
    members.put("error_code", code);
    members.put("error_hint", text.step());
    return members;
  }
}
