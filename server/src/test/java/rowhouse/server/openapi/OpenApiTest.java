package rowhouse.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import rowhouse.foundation.room.AppKind;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.server.Product;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The descriptions in docs/openapi are made from the routes. When a route has changed, {@code
 * -Dopenapi.write=true} writes them anew; without it a difference fails.
 */
final class OpenApiTest {
  private static final Path FOLDER = Path.of("../docs/openapi");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static HouseUnderTest house;
  private static ServletWebServerApplicationContext described;
  private static final Map<String, JsonNode> MADE = new LinkedHashMap<>();

  @BeforeAll
  static void describe() {
    house = HouseUnderTest.with().apps(Product.APPS.toArray(AppKind[]::new)).start();
    Map<String, String[]> groups = new LinkedHashMap<>();
    groups.put("house", new String[] {"/api/**", "/metrics", "/health", "/health/**"});
    Product.APPS.forEach(app -> groups.put(app.name(), new String[] {"/" + app.name() + "/**"}));
    List<Object> routes = new ArrayList<>();
    house.rowhouse().rooms().apps().values().forEach(app -> routes.addAll(app.routes()));
    described = Described.start(routes, groups);
    int port = described.getWebServer().getPort();
    for (String app : groups.keySet()) {
      Answer answer = new Browser("http://127.0.0.1:" + port + "/").get("v3/api-docs/" + app);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      MADE.put(app, finished(app, answer.body()));
    }
  }

  @AfterAll
  static void close() {
    if (described != null) {
      described.close();
    }
    house.close();
  }

  /** Paths count from the door, so one description is right at every door of the app. */
  private static JsonNode finished(String app, String made) {
    String named =
        made.replaceAll("[Rr]owhouse\\.[a-z.]+\\.([A-Z])", "$1")
            .replaceAll("org\\.springframework\\.[a-z.]+\\.([A-Z])", "$1")
            .replaceAll("(?<=\\w)\\$(?=[A-Z])", ".");
    ObjectNode root = (ObjectNode) JSON.readTree(named);
    root.putObject("info").put("title", "Rowhouse: " + app).put("version", "1");
    root.putArray("servers").addObject().put("url", "..");
    ObjectNode paths = JSON.createObjectNode();
    String prefix = app.equals("house") ? "" : "/" + app;
    root.path("paths")
        .properties()
        .forEach(path -> paths.set(path.getKey().substring(prefix.length()), path.getValue()));
    root.set("paths", paths);
    return root;
  }

  @Test
  void the_committed_descriptions_are_those_of_the_routes() throws IOException {
    for (Map.Entry<String, JsonNode> app : MADE.entrySet()) {
      Path file = FOLDER.resolve(app.getKey() + ".json");
      if (Boolean.getBoolean("openapi.write")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, JSON.writeValueAsString(app.getValue()) + "\n");
      }
      assertThat(app.getValue().path("paths").size()).isPositive();
      assertThat(JSON.readTree(Files.readString(file)))
          .as(file + " is not what the routes say; -Dopenapi.write=true writes it")
          .isEqualTo(app.getValue());
    }
  }

  @ParameterizedTest
  @CsvSource({"house,api/house", "house,api/settings", "house,api/jobs", "house,api/audit"})
  void what_is_served_has_the_fields_that_are_described(String app, String path) {
    checkServed(MADE.get(app), path, house.owner().get(path).json());
  }

  @Test
  void what_the_vault_serves_of_its_example_has_the_fields_that_are_described() {
    Browser owner = house.owner();
    owner.post("vault/api/v1/example", Map.of());
    String ready = "vault/api/v1/contents?status=parse_success";
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> owner.get(ready).json().path("total").asInt() >= 3);
    long id = owner.get(ready).json().path("items").path(0).path("id").asLong();
    JsonNode document = MADE.get("vault");
    Map<String, String> asked = new LinkedHashMap<>();
    for (String same :
        List.of("contents", "tags", "jobs", "events", "dashboard/queue", "dashboard/stats")) {
      asked.put("api/v1/" + same, "api/v1/" + same);
    }
    asked.put("api/v1/storage/stats", "api/v1/storage/stats");
    asked.put("api/v1/settings/pictures", "api/v1/settings/pictures");
    asked.put("api/v1/search", "api/v1/search?q=the");
    asked.put("api/v1/contents/{id}", "api/v1/contents/" + id);
    asked.forEach((path, at) -> {
      Answer answer = owner.get("vault/" + at);
      assertThat(answer.status()).as(at).isEqualTo(200);
      checkServed(document, path, answer.json());
    });
  }

  private static void checkServed(JsonNode document, String path, JsonNode served) {
    JsonNode content =
        document
            .path("paths")
            .path("/" + path)
            .path("get")
            .path("responses")
            .path("200")
            .path("content");
    assertThat(content.size()).as(path + " is described").isEqualTo(1);
    fits(path, served, content.iterator().next().path("schema"), document);
  }

  private static void fits(String where, JsonNode served, JsonNode schema, JsonNode document) {
    JsonNode real = schema;
    String reference = schema.path("$ref").asString("");
    assertThat(schema.size()).as("a schema for " + where).isPositive();
    if (!reference.isEmpty()) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      real = document.path("components").path("schemas").path(name);
      assertThat(real.isMissingNode()).as(reference).isFalse();
    }
    if (served.isArray()) {
      for (JsonNode one : served) {
        fits(where + "[]", one, real.path("items"), document);
      }
    } else if (served.isObject() && real.has("properties")) {
      for (Map.Entry<String, JsonNode> field : served.properties()) {
        JsonNode described = real.path("properties").path(field.getKey());
        assertThat(described.isMissingNode()).as(where + "." + field.getKey()).isFalse();
        fits(where + "." + field.getKey(), field.getValue(), described, document);
      }
    }
  }

  @Test
  void every_door_serves_its_own_description() {
    for (String app : MADE.keySet()) {
      String path = app.equals("house") ? "api/openapi.json" : app + "/api/openapi.json";
      Answer served = house.stranger().get(path);
      assertThat(served.status()).as(path).isEqualTo(200);
      assertThat(served.json().path("openapi").asString()).startsWith("3.1");
      assertThat(served.json().path("servers").get(0).path("url").asString()).isEqualTo("..");
    }
  }
}
