package rowhouse.server.vault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.vault.Vault;
import rowhouse.vault.test.FixtureSite;
import tools.jackson.databind.JsonNode;

/** A house with the vault behind its door, and two websites beside it that it may fetch. */
final class VaultHouse implements AutoCloseable {
  /** What a page needs to be told from its frame. */
  static final String TEXT =
      """
      The bridge keeper counted the boats each morning before he ate, because a number that is
      written down early cannot be argued with later. In spring there were forty and more, in the
      first week of frost hardly three, and he wrote both with the same hand.
      """;

  private static final String API = "vault/api/v1/";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> ENDED = Set.of("parse_success", "parse_failed");

  private final LoopbackSite site;
  private final FixtureSite fixture;
  private final HouseUnderTest house;
  private final Browser owner;

  private VaultHouse(LoopbackSite site, FixtureSite fixture, HouseUnderTest house, Browser owner) {
    this.site = site;
    this.fixture = fixture;
    this.house = house;
    this.owner = owner;
  }

  static VaultHouse open() {
    return open(plan -> plan);
  }

  static VaultHouse open(UnaryOperator<HouseUnderTest.Plan> more) {
    try {
      LoopbackSite site = LoopbackSite.start();
      FixtureSite fixture = FixtureSite.start();
      HouseUnderTest.Plan plan =
          HouseUnderTest.with()
              .apps(Vault.KIND)
              .setting("rowhouse.outside.allow", site.hostPort() + "," + fixture.hostAndPort());
      HouseUnderTest house = more.apply(plan).start();
      return new VaultHouse(site, fixture, house, house.owner());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HouseUnderTest house() {
    return house;
  }

  LoopbackSite site() {
    return site;
  }

  FixtureSite fixture() {
    return fixture;
  }

  Browser owner() {
    return owner;
  }

  Room room() {
    return house.room("vault");
  }

  /** The token that the console showed once. */
  String token() {
    return house.greeting().stream()
        .filter(line -> line.contains("VS_"))
        .map(line -> line.substring(line.indexOf("VS_")))
        .findFirst()
        .orElseThrow();
  }

  /** A program with the vault's token. */
  Browser program() {
    return house.stranger().with("X-API-Token", token());
  }

  /** Puts a page with a readable text at {@code path} of the site. */
  String page(String path, String title) {
    return page(path, title, TEXT);
  }

  String page(String path, String title, String text) {
    site.on(path, Reply.html(html(title, text)));
    return site.url(path);
  }

  static String html(String title, String text) {
    return "<!doctype html><html><head><meta charset=\"utf-8\"><title>"
        + title
        + "</title></head><body><article><h1>"
        + title
        + "</h1><p>"
        + text.replace("\n\n", "</p><p>")
        + "</p></article></body></html>";
  }

  Answer get(String path) {
    return owner.get(API + path);
  }

  Answer post(String path, Object body) {
    return owner.post(API + path, body);
  }

  Answer patch(String path, Object body) {
    return owner.patch(API + path, body);
  }

  Answer put(String path, Object body) {
    return owner.put(API + path, body);
  }

  Answer delete(String path) {
    return owner.delete(API + path);
  }

  /** Shares a link; gives the id of its content. */
  long share(String url) {
    return share(Map.of("url", url));
  }

  long share(Map<String, Object> body) {
    Answer answer = post("shares", body);
    if (answer.status() != 200) {
      throw new AssertionError("not shared: " + answer);
    }
    return answer.json().path("id").asLong();
  }

  /** Shares a link and waits until it is kept. */
  JsonNode keep(String url) {
    return ended(share(url), "parse_success");
  }

  JsonNode show(long id) {
    Answer answer = get("contents/" + id);
    if (answer.status() != 200) {
      throw new AssertionError("not shown: " + answer);
    }
    return answer.json();
  }

  /** Waits until the work on a content has ended as {@code status}. */
  JsonNode ended(long id, String status) {
    JsonNode content = ended(id);
    if (!content.path("status").asString().equals(status)) {
      throw new AssertionError("ended otherwise: " + content);
    }
    return content;
  }

  JsonNode ended(long id) {
    AtomicReference<JsonNode> last = new AtomicReference<>();
    await()
        .alias("content " + id + " ends")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          last.set(show(id));
          return ENDED.contains(last.get().path("status").asString());
        });
    return last.get();
  }

  /** Waits until no job is left to do. */
  void quiet() {
    house.quiet("vault");
  }

  /** A number from the vault's own database. */
  long number(String query, Object... values) {
    return house.number("vault", query, values);
  }

  @Override
  public void close() {
    site.close();
    fixture.close();
    house.close();
  }
}
