package rowhouse.server.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.room.Room;
import rowhouse.server.Browser;
import rowhouse.server.HouseUnderTest;

/** Whoever is signed in goes on reading while nothing can be written. */
final class BlockedWriterTest {
  private final CountDownLatch release = new CountDownLatch(1);
  private WatchingHouse house;

  @BeforeEach
  void open() {
    house = WatchingHouse.open();
  }

  @AfterEach
  void close() {
    release.countDown();
    house.close();
  }

  /** Holds the rows of {@code table}, and on SQLite the one writer, until the test ends. */
  private void hold(Room room, String table) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() ->
            room.database()
                .change(sql -> {
                  sql.sql("UPDATE " + table + " SET expires_at = expires_at").update();
                  held.countDown();
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    held.await();
  }

  private void seenInTheEnd(String app, String table) {
    release.countDown();
    long now = house.house().clock().instant().toEpochMilli();
    String seen = "SELECT count(*) FROM " + table + " WHERE last_seen_at = ?";
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> house.house().number(app, seen, now) == 1);
  }

  @Test
  void the_owner_reads_on_and_is_seen_as_soon_as_it_can_be_noted() throws InterruptedException {
    Browser phone = house.house().stranger();
    phone.post("api/session", Map.of("password", HouseUnderTest.PASSWORD));
    house.house().clock().advance(Duration.ofMinutes(2));
    hold(house.room("house"), "session");

    assertThat(phone.get("api/settings").status()).isEqualTo(200);

    seenInTheEnd("house", "session");
  }

  @Test
  void a_member_reads_on_and_is_seen_as_soon_as_it_can_be_noted() throws InterruptedException {
    Browser guest = house.guest("wrapped");
    house.house().clock().advance(Duration.ofMinutes(2));
    hold(house.room("wrapped"), "app_sessions");

    assertThat(guest.get("api/v1/me").status()).isEqualTo(200);

    seenInTheEnd("wrapped", "app_sessions");
  }
}
