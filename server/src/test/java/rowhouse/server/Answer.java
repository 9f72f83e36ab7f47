package rowhouse.server;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(int status, HttpHeaders headers, String body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** The body as JSON; fails when it is none. */
  public JsonNode json() {
    return JSON.readTree(body);
  }

  /** The stable code of an error body. */
  public String code() {
    return json().path("code").asString("");
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public List<String> cookies() {
    return headers.allValues("set-cookie");
  }

  @Override
  public String toString() {
    return status + " " + body;
  }
}
