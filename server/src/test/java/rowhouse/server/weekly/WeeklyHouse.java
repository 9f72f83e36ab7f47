package rowhouse.server.weekly;

import static org.awaitility.Awaitility.await;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.test.SettableClock;
import rowhouse.server.Answer;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.store.HistoryImports;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.weekly.Weekly;

/** A house with weekly behind its door, open to visitors, whose letters fall into a folder. */
final class WeeklyHouse implements AutoCloseable {
  static final String BASE = "https://letters.example.com/weekly";
  static final String CRON_KEY = "a-cron-key-for-tests-of-weekly";
  static final String ADMIN_KEY = "an-admin-key-for-tests-of-weekly";

  /** A Saturday. */
  static final String START = "2026-11-21T12:00:00Z";

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HouseUnderTest house;
  private final Browser owner;

  private WeeklyHouse(HouseUnderTest house) {
    this.house = house;
    this.owner = house.owner();
  }

  static WeeklyHouse open() {
    return open(plan -> plan);
  }

  static WeeklyHouse open(UnaryOperator<HouseUnderTest.Plan> more) {
    HouseUnderTest.Plan plan =
        HouseUnderTest.with()
            .apps(Weekly.KIND)
            .clock(SettableClock.at(START))
            .setting("rowhouse.base-url", "https://letters.example.com")
            .setting("rowhouse.mail.from", "Rowhouse <post@letters.example.com>")
            .setting("rowhouse.weekly.visitors", "true")
            .setting("rowhouse.weekly.token", CRON_KEY)
            .setting("rowhouse.weekly.admin-key", ADMIN_KEY);
    return new WeeklyHouse(more.apply(plan).start());
  }

  HouseUnderTest house() {
    return house;
  }

  Room room() {
    return house.room("weekly");
  }

  SettableClock clock() {
    return house.clock();
  }

  Browser stranger() {
    return new Browser(house.url() + "weekly/");
  }

  Browser admin() {
    return stranger().with("X-Admin-Key", ADMIN_KEY);
  }

  Browser cron() {
    return stranger().with("X-Weekly-Token", CRON_KEY);
  }

  /** The owner at weekly's door. */
  Browser owner() {
    Browser browser = stranger().withCookie("rowhouse_house", owner.cookie("rowhouse_house"));
    return browser.with("X-CSRF-Token", browser.get("api/v1/me").json().path("csrf").asString());
  }

  /** Somebody new, whose page sends the CSRF token. */
  Browser guest(String zone) {
    Browser browser = stranger();
    Answer answer = browser.post("api/v1/me", Map.of("time_zone", zone, "language", "en"));
    if (answer.status() != 201) {
      throw new AssertionError("no guest: " + answer);
    }
    return browser.with("X-CSRF-Token", answer.json().path("csrf").asString());
  }

  static String appUserId(Browser browser) {
    return browser.get("api/v1/me").json().path("app_user_id").asString();
  }

  long memberId(Browser browser) {
    return number("SELECT id FROM app_users WHERE app_user_id = ?", appUserId(browser));
  }

  /** Gives somebody an invented history of some days. */
  void history(Browser browser, String zone, String from, String to, int events) {
    history(memberId(browser), zone, from, to, events);
  }

  void history(long member, String zone, String from, String to, int events) {
    HistoryImports imports = new HistoryImports(room().database(), clock());
    String name = "sha-" + member + "-" + from + "-" + to;
    long id = imports.begin(member, HistorySource.EXPORT, name).id();
    LocalDate first = LocalDate.parse(from);
    List<WatchEvent> all = new ArrayList<>();
    ExampleHistory.of(
            new ExampleHistory.Wish(
                first.getYear(), ZoneId.of(zone), first, LocalDate.parse(to), events))
        .forEach(all::add);
    new WatchHistoryStore(room().database(), clock()).keep(member, id, all);
    imports.finish(id, "{}", events);
  }

  /** Subscribes and confirms; the preferences token. */
  String subscribe(Browser browser, String email, Map<String, Object> wishes) {
    Map<String, Object> body = new java.util.HashMap<>(wishes);
    body.put("email", email);
    int before = letters().size();
    Answer asked = browser.post("api/v1/subscriptions", body);
    if (asked.status() != 202) {
      throw new AssertionError("not asked: " + asked);
    }
    Mailed confirm = lettersAfter(before).getFirst();
    String token = confirm.find("confirm\\?token=([A-Za-z0-9_-]+)");
    Answer confirmed = post("confirm?token=" + token);
    if (confirmed.status() != 200) {
      throw new AssertionError("not confirmed: " + confirmed);
    }
    Matcher link = Pattern.compile("/p/([a-z0-9]+\\.[A-Za-z0-9_-]+)").matcher(confirmed.body());
    if (!link.find()) {
      throw new AssertionError("no link to the preferences: " + confirmed);
    }
    return link.group(1);
  }

  /** A plain form without any cookie. */
  Answer post(String path) {
    Browser browser = stranger();
    return browser.send(
        browser
            .request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(""))
            .build());
  }

  /** Plans as the hourly timer does, and waits until every letter is out. */
  void plan() {
    room().jobs().runTimer("weekly.plan");
    quiet();
  }

  /** Waits until no job is left to do now. */
  void quiet() {
    house.quiet("weekly");
  }

  /** A letter as it was sent. */
  record Mailed(
      String to, String subject, MimeMessage message, String text, String html, int size) {
    String header(String name) {
      try {
        String[] values = message.getHeader(name);
        return values == null ? "" : values[0].replaceAll("\r\n\\s+", " ");
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    String find(String pattern) {
      Matcher matcher = Pattern.compile(pattern).matcher(text);
      if (!matcher.find()) {
        throw new AssertionError("no " + pattern + " in: " + text);
      }
      return matcher.group(1);
    }
  }

  List<Mailed> lettersAfter(int known) {
    await()
        .alias("a letter is sent")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> letters().size() > known);
    List<Mailed> all = letters();
    return all.subList(known, all.size());
  }

  /** Everything that was sent so far, in order. */
  List<Mailed> letters() {
    Path folder = house.folder().resolve("mail").resolve("weekly");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Mailed> letters = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
        letters.add(read(Files.readAllBytes(file)));
      }
      return letters;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Mailed read(byte[] mime) {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mime));
      Multipart parts = (Multipart) message.getContent();
      String text = "";
      String html = "";
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType("text/plain")) {
          text = (String) part.getContent();
        } else if (part.isMimeType("text/html")) {
          html = (String) part.getContent();
        }
      }
      return new Mailed(
          message.getAllRecipients()[0].toString(),
          message.getSubject(),
          message,
          text,
          html,
          mime.length);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  long number(String query, Object... values) {
    return house.number("weekly", query, values);
  }

  @Override
  public void close() {
    house.close();
  }
}
