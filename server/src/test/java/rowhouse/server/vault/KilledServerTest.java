package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.foundation.test.LoopbackSite;
import rowhouse.foundation.test.Reply;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.Feed;
import rowhouse.vault.test.FixtureSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Servers on SQLite that are killed with no warning while they keep pages. */
final class KilledServerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private LoopbackSite site;
  private FixtureSite pictures;

  @BeforeEach
  void openSites() throws IOException {
    site = LoopbackSite.start();
    pictures = FixtureSite.start();
  }

  @AfterEach
  void closeSites() {
    site.close();
    pictures.close();
  }

  private ServerProcess server() {
    return ServerProcess.start(
        folder.resolve("data"),
        "--rowhouse.outside.allow=" + site.hostPort() + "," + pictures.hostAndPort());
  }

  /** A page with a style, a picture and enough text that reading it takes a while. */
  private String page(String title, String picture) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4_000; i++) {
      text.append("Sentence ").append(i).append(" of a long tale 关于一条河的长故事. ");
      text.append(i % 5 == 4 ? "\n\n" : "");
    }
    return VaultHouse.html(title, text + "\n\n<img src='" + picture + "' alt='a picture'>")
        .replace("</head>", "<link rel='stylesheet' href='/style.css'></head>");
  }

  private void answer(String held, CountDownLatch gate) {
    String picture = "/picture.png";
    byte[] png = FixturePicture.png();
    site.on("/page", held.equals("/page") ? html().after(gate) : html());
    Reply.Whole style =
        Reply.bytes("text/css", "p{margin:1em}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    site.on("/style.css", held.equals("/style.css") ? style.after(gate) : style);
    Reply.Whole image = Reply.bytes("image/png", png);
    site.on(picture, held.equals(picture) ? image.after(gate) : image);
  }

  private Reply.Whole html() {
    return Reply.html(page("The killed page", "/picture.png"));
  }

  private static long share(Browser program, String url) {
    Answer answer = program.post("vault/api/v1/shares", Map.of("url", url, "tags", List.of("t")));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().path("id").asLong();
  }

  private static void awaitStage(Feed feed, String stage) throws InterruptedException {
    Map<String, String> event = feed.next();
    while (!JSON.readTree(event.get("data")).path("stage").asString("").equals(stage)) {
      event = feed.next();
    }
  }

  private static JsonNode ended(Browser program, long id) {
    AtomicReference<JsonNode> last = new AtomicReference<>();
    await()
        .alias("content " + id)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          last.set(program.get("vault/api/v1/contents/" + id).json());
          return last.get().path("status").asString().startsWith("parse_");
        });
    return last.get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetching", "extracting", "pictures", "snapshot", "indexing"})
  void v_d18_d_a8_03_a_server_killed_at_a_stage_ends_the_work_once_after_its_restart(String stage)
      throws Exception {
    String held =
        Map.of("fetching", "/page", "pictures", "/picture.png", "snapshot", "/style.css")
            .getOrDefault(stage, "");
    answer(held, new CountDownLatch(1));
    long id;
    try (ServerProcess first = server()) {
      try (Feed feed = first.program().follow("vault/api/v1/events/subscribe", null)) {
        feed.next();
        id = share(first.program(), site.url("/page"));
        if (held.isEmpty()) {
          awaitStage(feed, stage);
        } else {
          await().atMost(PATIENCE).until(() -> site.hits(held) == 1);
        }
        first.kill();
      }
    }
    answer("", new CountDownLatch(0));
    try (ServerProcess second = server()) {
      Browser program = second.program();
      JsonNode content = ended(program, id);
      assertThat(content.path("status").asString()).as("%s", content).isEqualTo("parse_success");
      assertThat(content.path("pictures").size()).isEqualTo(1);
      assertThat(content.path("sources").size()).isEqualTo(1);
      assertThat(content.path("tags").size()).isEqualTo(1);
      assertThat(content.path("job").path("state").asString()).isEqualTo("done");
      assertThat(content.path("job").path("attempt").asInt())
          .isBetween(stage.equals("indexing") ? 1 : 2, 2);
      assertThat(
              content
                  .path("history")
                  .valueStream()
                  .filter(h -> h.path("event").asString().equals("kept")))
          .hasSize(1);
      JsonNode found = program.get("vault/api/v1/search?q=tale").json();
      assertThat(found.path("total").asInt()).isEqualTo(1);
      assertThat(program.get("vault/api/v1/jobs").json().path("items").size()).isEqualTo(1);
    }
    nothingIsLostOrDoubled(1);
  }

  @Test
  void v_d18_ten_kills_at_random_moments_lose_nothing_and_double_nothing() throws Exception {
    randomKills(10, new Random(20261122));
  }

  @Test
  @Tag("long")
  void v_d18_a_hundred_kills_at_random_moments_lose_nothing_and_double_nothing() throws Exception {
    long seed = System.nanoTime();
    System.out.println("random kills with seed " + seed);
    randomKills(100, new Random(seed));
  }

  private void randomKills(int kills, Random random) throws Exception {
    List<Long> ids = new ArrayList<>();
    for (int round = 0; round < kills; round++) {
      try (ServerProcess server = server()) {
        int before = site.seen().size();
        for (int i = 0; i < 2; i++) {
          String path = "/random/" + round + "/" + i;
          String picture = pictures.at("/pic/r" + (round * 2 + i) + ".png?w=300&h=200").toString();
          site.on(path, Reply.html(page("Tale " + round + " " + i, picture)));
          ids.add(share(server.program(), site.url(path)));
        }
        waitFor(before + 1 + random.nextInt(6), Duration.ofMillis(random.nextInt(1, 900)));
        server.kill();
      }
    }
    try (ServerProcess last = server()) {
      for (long id : ids) {
        JsonNode content = ended(last.program(), id);
        if (content.path("status").asString().equals("parse_failed")) {
          // Four lost leases are four attempts: such a page says so and waits for a person.
          assertThat(content.path("last_error").path("code").asString()).isEqualTo("job_ended");
          last.program().post("vault/api/v1/contents/" + id + "/retry", null);
          content = ended(last.program(), id);
        }
        assertThat(content.path("status").asString()).as("%s", content).isEqualTo("parse_success");
        assertThat(content.path("pictures").size()).isEqualTo(1);
        assertThat(content.path("sources").size()).isEqualTo(1);
      }
      JsonNode found = last.program().get("vault/api/v1/search?q=tale&size=1").json();
      assertThat(found.path("total").asInt()).isEqualTo(ids.size());
    }
    nothingIsLostOrDoubled(ids.size());
  }

  /** Until so many requests have come to the site, or that time is over. */
  private void waitFor(int requests, Duration atMost) {
    try {
      await()
          .atMost(atMost)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> site.seen().size() >= requests);
    } catch (ConditionTimeoutException late) {
      assertThat(site.seen().size()).isLessThan(requests);
    }
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data/tmp"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Looks at the rows and files of a server that has stopped. */
  private void nothingIsLostOrDoubled(int contents) throws SQLException, IOException {
    // A picture process may outlive its server for the moment it takes to notice.
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(temporaryFiles()).isEmpty());
    Path data = folder.resolve("data");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("vault/vault.db"));
        Statement statement = connection.createStatement()) {
      assertThat(number(statement, "SELECT COUNT(*) FROM contents")).isEqualTo(contents);
      assertThat(number(statement, "SELECT COUNT(*) FROM content_sources")).isEqualTo(contents);
      assertThat(number(statement, "SELECT COUNT(*) FROM content_snapshots")).isEqualTo(contents);
      assertThat(number(statement, "SELECT COUNT(*) FROM content_search")).isEqualTo(contents);
      assertThat(number(statement, "SELECT SUM(uses) FROM tags")).isEqualTo(contents);
      assertThat(number(statement, "SELECT COUNT(*) FROM job WHERE state NOT IN ('done', 'dead')"))
          .isZero();
      assertThat(number(statement, "SELECT COUNT(*) FROM blob_ref WHERE role = 'picture'"))
          .isEqualTo(contents);
      assertThat(number(statement, "SELECT COUNT(*) FROM blob_ref WHERE role = 'snapshot'"))
          .isEqualTo(contents);
      try (ResultSet check = statement.executeQuery("PRAGMA integrity_check")) {
        check.next();
        assertThat(check.getString(1)).isEqualTo("ok");
      }
      List<String> names = new ArrayList<>();
      try (Stream<Path> files = Files.walk(data.resolve("blobs/vault"))) {
        files.filter(Files::isRegularFile).forEach(f -> names.add(f.getFileName().toString()));
      }
      try (ResultSet refs = statement.executeQuery("SELECT DISTINCT sha256 FROM blob_ref")) {
        while (refs.next()) {
          String hash = refs.getString(1);
          assertThat(names).anyMatch(name -> name.startsWith(hash));
        }
      }
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
