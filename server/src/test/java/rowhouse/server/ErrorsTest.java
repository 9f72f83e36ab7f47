package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import rowhouse.foundation.problem.ProblemAnswers;

final class ErrorsTest {
  private static final String THINGS = "alpha/api/v1/things";
  private static HouseUnderTest house;
  private Browser program;

  @BeforeAll
  static void openHouse() {
    house = HouseUnderTest.with().apps(TestApps.ALPHA).start();
  }

  @AfterAll
  static void closeHouse() {
    house.close();
  }

  @BeforeEach
  void newClient() {
    program = house.stranger().with("X-API-Token", TestApps.ALPHA_TOKEN);
  }

  private static void isProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("detail").asString()).endsWith(".");
    assertThat(answer.json().path("request_id").asString())
        .isNotEmpty()
        .isEqualTo(answer.header("X-Request-Id"));
    assertThat(answer.body()).doesNotContain("rowhouse.").doesNotContain("Exception");
    assertThat(answer.body()).doesNotContain("\tat ").doesNotContain("springframework");
  }

  @Test
  void a_question_that_takes_too_long_is_stopped_and_says_so() {
    isProblem(program.get("alpha/api/v1/endless"), 503, "took_too_long");
  }

  @Test
  void a_text_without_its_nul_is_taken() {
    Answer answer = program.post(THINGS, "{\"thing_name\":\"la\\u0000mp\",\"amount\":1}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("thing_name").asString()).isEqualTo("lamp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api/nothing", "alpha/api/v1/nothing", "nothing", "hooks/none", "error"})
  void an_unknown_path_is_not_found(String path) {
    isProblem(program.get(path), 404, "not_found");
    isProblem(program.post(path, Map.of()), 404, "not_found");
  }

  @Test
  void an_unknown_path_of_the_api_is_not_found_for_browsers_too() {
    Answer answer = program.with("Accept", "text/html").get("alpha/api/v1/nothing");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("not_found");
  }

  @Test
  void a_wrong_method_is_named_with_the_right_ones() {
    Answer answer = program.delete(THINGS);
    isProblem(answer, 405, "method_not_allowed");
    assertThat(answer.header("Allow")).contains("GET").contains("POST");
    Answer options = program.send("OPTIONS", THINGS, null);
    assertThat(options.status()).isEqualTo(200);
    assertThat(options.header("Allow")).contains("GET").contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "",
        "[",
        "{\"thing_name\":\"a\",}",
        "{\"thing_name\":\"a\",\"thing_name\":\"b\",\"amount\":1}",
        "{\"thing_name\":\"a\",\"amount\":NaN}",
        "{\"thing_name\":\"a\",\"amount\":Infinity}",
        "{\"thing_name\":\"a\",\"amount\":1} and more",
        "{\"thing_name\":\"a\",\"amount\":01}",
        "{\"thing_name\":\"a\",\"amount\":99999999999}",
        "{'thing_name':'a'}",
        "{\"thing_name\":\"a\",\"amount\":1 /* x */}"
      })
  void what_is_no_json_is_refused(String body) {
    Answer answer = program.post(THINGS, body);
    assertThat(answer.status()).as(answer.body()).isIn(400, 422);
    isProblem(
        answer, answer.status(), answer.status() == 400 ? "body_unreadable" : "validation_error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"thing_name\":5,\"amount\":1}",
        "{\"thing_name\":\"a\",\"amount\":\"1\"}",
        "{\"thing_name\":\"a\",\"amount\":1.5}",
        "{\"thing_name\":\"a\",\"amount\":1,\"sure\":\"true\"}",
        "{\"thing_name\":\"a\",\"amount\":1,\"sure\":1}",
        "{\"thing_name\":[\"a\"],\"amount\":1}",
        "{\"thing_name\":{\"a\":1},\"amount\":1}"
      })
  void a_value_of_the_wrong_type_is_named_and_never_guessed(String body) {
    Answer answer = program.post(THINGS, body);
    isProblem(answer, 422, "validation_error");
    assertThat(answer.json().path("fields").get(0).path("field").asString())
        .isIn("thing_name", "amount", "sure");
    assertThat(answer.json().path("fields").get(0).path("message").asString())
        .isEqualTo("has a value of the wrong type");
  }

  @Test
  void an_unknown_field_is_named() {
    Answer answer = program.post(THINGS, "{\"thing_name\":\"a\",\"amount\":1,\"thingName\":\"b\"}");
    isProblem(answer, 422, "validation_error");
    assertThat(answer.json().path("fields").get(0).path("field").asString()).isEqualTo("thingName");
  }

  @Test
  void every_broken_rule_of_a_body_is_named_by_its_json_name_in_the_readers_language() {
    Answer answer =
        program
            .with("Accept-Language", "ko-KR,ko;q=0.9")
            .post(THINGS, Map.of("thing_name", "", "amount", 11));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("fields").size()).isEqualTo(2);
    assertThat(answer.body()).contains("thing_name").contains("amount").contains("필드");
  }

  @Test
  void an_array_nested_a_hundred_thousand_times_is_refused_and_not_descended() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    Answer answer = program.post(THINGS, "{\"thing_name\":" + deep + "}");
    assertThat(answer.status()).isIn(400, 422);
    Answer sure = program.post(THINGS, "{\"unknown\":" + deep + "}");
    assertThat(sure.status()).isIn(400, 422);
    assertThat(program.get(THINGS).status()).isEqualTo(200);
  }

  @Test
  void a_body_that_is_declared_too_large_is_refused_before_it_is_sent() throws IOException {
    String head = request("Content-Length: 50000000\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(lines.readLine()).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void a_body_without_a_length_is_counted_while_it_is_read() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request("Transfer-Encoding: chunked\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write("1\r\n{\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] spaces =
          ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      try {
        for (int i = 0; i < 80; i++) {
          out.write(spaces);
        }
      } catch (IOException e) {
        // The server may stop reading before we stop writing.
      }
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(lines.readLine()).startsWith("HTTP/1.1 413");
    }
  }

  private static String request(String length) {
    return "POST /"
        + THINGS
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-API-Token: "
        + TestApps.ALPHA_TOKEN
        + "\r\n"
        + length
        + "\r\n";
  }

  @Test
  void a_body_that_is_no_json_by_its_type_is_refused() {
    HttpRequest request =
        program
            .request(THINGS)
            .header("Content-Type", "text/xml")
            .POST(BodyPublishers.ofString("<a/>"))
            .build();
    isProblem(program.send(request), 415, "unsupported_media_type");
  }

  @Test
  void what_nobody_expected_is_told_without_its_cause() {
    Answer answer = program.get("alpha/api/v1/broken");
    isProblem(answer, 500, "internal_error");
    assertThat(answer.body()).doesNotContain("an inner secret");
  }

  @Test
  void the_log_of_it_names_the_route_and_the_request_and_no_token_of_the_path() {
    Logger logger = (Logger) LoggerFactory.getLogger(ProblemAnswers.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      program.with("X-Request-Id", "request-7").get("alpha/api/v1/broken/a-token-of-a-letter");
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list)
        .extracting(
            ILoggingEvent::getFormattedMessage, line -> line.getMDCPropertyMap().get("request"))
        .containsExactly(tuple("GET /alpha/api/v1/broken/{token} failed", "request-7"));
  }

  @Test
  void the_members_that_an_originals_clients_expect_stand_in_the_same_body() {
    Answer answer = house.stranger().get(THINGS);
    isProblem(answer, 401, "token_missing");
    assertThat(answer.json().path("error_code").asString()).isEqualTo("token_missing");
    assertThat(answer.json().path("error_hint").asString()).isNotEmpty();
  }

  @Test
  void a_callers_request_id_is_kept_unless_it_could_forge_a_log_line() {
    assertThat(program.with("X-Request-Id", "mine-1").get("api/house").header("X-Request-Id"))
        .isEqualTo("mine-1");
    String forged =
        program.with("X-Request-Id", "a b\tERROR").get("api/house").header("X-Request-Id");
    assertThat(forged).hasSize(36);
    String endless =
        program.with("X-Request-Id", "a".repeat(65)).get("api/house").header("X-Request-Id");
    assertThat(endless).hasSize(36);
  }

  @Test
  void the_pages_own_language_wins_over_the_browsers() {
    Browser reader = house.stranger().with("Accept-Language", "ko");
    assertThat(reader.get("api/nothing").json().path("detail").asString()).contains("여기");
    reader.withCookie("rowhouse_lang", "zh");
    assertThat(reader.get("api/nothing").json().path("detail").asString()).contains("这里");
    assertThat(
            house
                .stranger()
                .with("Accept-Language", "fr")
                .get("api/nothing")
                .json()
                .path("detail")
                .asString())
        .startsWith("There is nothing here.");
  }

  @Test
  void a_limited_route_says_where_the_caller_stands_and_when_it_may_come_again() {
    for (int left = 2; left >= 0; left--) {
      Answer answer = program.get("alpha/api/v1/limited");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("3");
      assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo(String.valueOf(left));
    }
    Answer refused = program.get("alpha/api/v1/limited");
    isProblem(refused, 429, "too_many_requests");
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(refused.header("X-RateLimit-Reset")).isEqualTo("60");
    Browser other = house.stranger().with("X-API-Token", TestApps.ALPHA_READ_TOKEN);
    assertThat(other.get("alpha/api/v1/limited").status()).isEqualTo(200);

    house.clock().advance(Duration.ofSeconds(60));

    assertThat(program.get("alpha/api/v1/limited").status()).isEqualTo(200);
  }

  @Test
  void every_answer_tells_browsers_not_to_guess_its_type() {
    assertThat(program.get("api/house").header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(program.get("api/nothing").header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
