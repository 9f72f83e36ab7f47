package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.event.Events;
import tools.jackson.databind.JsonNode;

final class EventsTest {
  private static HouseUnderTest house;
  private static Browser owner;

  @BeforeAll
  static void openHouse() {
    house = HouseUnderTest.with().apps(TestApps.ALPHA, TestApps.BETA).start();
    owner = house.owner();
  }

  @AfterAll
  static void closeHouse() {
    house.close();
  }

  private static String ticket() {
    return ticket(owner);
  }

  private static String ticket(Browser browser) {
    return browser.post("api/ws-ticket", Map.of()).json().path("ticket").asString();
  }

  private static String hello(String ticket, String follow) {
    return "{\"ticket\":\"" + ticket + "\",\"follow\":" + follow + "}";
  }

  private static void add(String name) {
    Answer added =
        owner.post("alpha/api/v1/things", Map.of("thing_name", name, "amount", 1, "sure", true));
    assertThat(added.status()).isEqualTo(200);
  }

  @Test
  void a_page_follows_what_happens_in_an_app() throws InterruptedException {
    try (Wire socket = owner.socket().send(hello(ticket(), "{\"alpha\":null}"))) {
      assertThat(socket.next().path("type").asString()).isEqualTo("hello");
      add("seen live");
      JsonNode event = socket.next();
      assertThat(event.path("app").asString()).isEqualTo("alpha");
      assertThat(event.path("type").asString()).isEqualTo("thing_added");
      assertThat(event.path("data").path("thing_name").asString()).isEqualTo("seen live");
      assertThat(event.path("id").asLong()).isPositive();
    }
  }

  @Test
  void a_page_that_was_away_is_told_everything_it_missed_and_nothing_twice()
      throws InterruptedException {
    long before = house.room("alpha").events().last();
    int missed = 1_203;
    house
        .room("alpha")
        .database()
        .change(sql -> {
          for (int i = 0; i < missed; i++) {
            house.room("alpha").events().add(sql, "counted", Map.of("n", i));
          }
        });
    try (Wire socket = owner.socket().send(hello(ticket(), "{\"alpha\":" + before + "}"))) {
      assertThat(socket.next().path("type").asString()).isEqualTo("hello");
      for (int i = 0; i < missed; i++) {
        assertThat(socket.next().path("data").path("n").asInt()).isEqualTo(i);
      }
      add("after the gap");
      assertThat(socket.next().path("data").path("thing_name").asString())
          .isEqualTo("after the gap");
    }
  }

  @Test
  void a_ticket_is_good_once() {
    String ticket = ticket();
    try (Wire first = owner.socket().send(hello(ticket, "{}"));
        Wire second = owner.socket().send(hello(ticket, "{}"))) {
      assertThat(first.isOpen()).isTrue();
      assertThat(second.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void without_a_ticket_or_with_nonsense_the_socket_is_closed() {
    try (Wire guessed = owner.socket().send(hello("guessed", "{}"));
        Wire nonsense = owner.socket().send("not json")) {
      assertThat(guessed.closeCode()).isEqualTo(4401);
      assertThat(nonsense.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void a_page_of_another_site_cannot_open_the_socket() {
    assertThat(owner.socket("https://elsewhere.example").isOpen()).isFalse();
    assertThat(owner.socket("http://127.0.0.1:" + house.port()).isOpen()).isTrue();
  }

  @Test
  void a_stranger_gets_no_ticket() {
    Answer answer = house.stranger().post("api/ws-ticket", Map.of());
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void a_stream_of_events_is_resumed_by_its_last_id() throws InterruptedException {
    try (Feed feed = owner.follow("alpha/api/v1/events", null)) {
      assertThat(feed.next()).containsEntry("event", "connected");
      add("streamed");
      Map<String, String> event = feed.next();
      assertThat(event).containsEntry("event", "thing_added");
      add("missed");
      String last = event.get("id");
      try (Feed again = owner.follow("alpha/api/v1/events", last)) {
        assertThat(again.next()).containsEntry("data", "{\"last_id\":" + last + "}");
        assertThat(again.next().get("data")).contains("missed");
      }
    }
  }

  @Test
  void what_stays_open_ends_with_the_session_that_opened_it() throws InterruptedException {
    Browser phone = house.stranger();
    phone.signIn(HouseUnderTest.PASSWORD);
    try (Wire socket = phone.socket().send(hello(ticket(phone), "{\"alpha\":null}"));
        Feed feed = phone.follow("alpha/api/v1/events", null);
        Feed other = owner.follow("alpha/api/v1/events", null)) {
      assertThat(socket.next().path("type").asString()).isEqualTo("hello");
      assertThat(feed.next()).containsEntry("event", "connected");
      assertThat(other.next()).containsEntry("event", "connected");

      assertThat(phone.delete("api/session").status()).isEqualTo(204);

      assertThat(socket.closeCode()).isEqualTo(4401);
      assertThat(feed.hasEnded()).isTrue();
      add("still heard");
      assertThat(other.next()).containsEntry("event", "thing_added");
    }
  }

  @Test
  void a_ticket_opens_nothing_once_its_session_is_over() {
    Browser phone = house.stranger();
    phone.signIn(HouseUnderTest.PASSWORD);
    String ticket = ticket(phone);
    phone.delete("api/session");
    try (Wire socket = phone.socket().send(hello(ticket, "{\"alpha\":null}"))) {
      assertThat(socket.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void a_listener_that_does_not_keep_up_is_dropped_and_the_others_go_on() throws Exception {
    Events events = house.room("alpha").events();
    long dropped = events.dropped();
    int listening = events.listening();
    String big = "x".repeat(60_000);
    try (Socket stuck = new Socket(InetAddress.getLoopbackAddress(), house.port());
        Feed reader = owner.follow("alpha/api/v1/events", null)) {
      stuck.setReceiveBufferSize(4096);
      stuck
          .getOutputStream()
          .write(
              ("GET /alpha/api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nX-API-Token: "
                      + TestApps.ALPHA_TOKEN
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      await().until(() -> events.listening() == listening + 2);
      assertThat(reader.next()).containsEntry("event", "connected");
      int told = 0;
      while (events.dropped() == dropped && told < 2_000) {
        events.pass("big", Map.of("text", big));
        told++;
        reader.next();
      }
      assertThat(events.dropped()).isEqualTo(dropped + 1);
      events.pass("small", Map.of("n", 1));
      assertThat(reader.next()).containsEntry("event", "small");
    }
  }

  @Test
  void open_streams_end_when_the_house_closes() throws InterruptedException {
    HouseUnderTest other = HouseUnderTest.with().apps(TestApps.ALPHA).start();
    Feed feed = other.owner().follow("alpha/api/v1/events", null);
    assertThat(feed.next()).containsEntry("event", "connected");
    other.close();
    assertThat(feed.hasEnded()).isTrue();
  }
}
