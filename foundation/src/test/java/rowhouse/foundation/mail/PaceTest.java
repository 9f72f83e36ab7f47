package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.test.SettableClock;

final class PaceTest {
  private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");

  private Pace pace(int perSecond, int domainPerMinute, int perDay) {
    return new Pace(new MailConfig.Rates(perSecond, domainPerMinute, perDay), clock);
  }

  /** How many of {@code letters} go in so long, when each comes back after the wait it was told. */
  private int gone(Pace pace, int letters, String domain, Duration within) {
    int gone = 0;
    java.util.PriorityQueue<long[]> queue =
        new java.util.PriorityQueue<>(java.util.Comparator.comparingLong((long[] e) -> e[0]));
    long end = clock.millis() + within.toMillis();
    for (int i = 0; i < letters; i++) {
      queue.add(new long[] {clock.millis(), i});
    }
    while (!queue.isEmpty() && queue.peek()[0] <= end) {
      long[] next = queue.poll();
      clock.set(java.time.Instant.ofEpochMilli(next[0]));
      Duration wait = pace.ask("letter " + next[1], domain);
      if (wait.isZero()) {
        pace.count();
        gone++;
      } else {
        queue.add(new long[] {clock.millis() + wait.toMillis(), next[1]});
      }
    }
    return gone;
  }

  @Test
  void a_provider_gets_its_rate_and_a_second_of_it_at_once() {
    Pace pace = pace(10, 100_000, 0);
    assertThat(gone(pace, 1_000, "example.com", Duration.ofSeconds(20))).isBetween(200, 211);
  }

  @Test
  void a_domain_gets_its_rate_while_others_go_on() {
    Pace pace = pace(1_000, 60, 0);
    assertThat(gone(pace, 500, "slow.example", Duration.ofMinutes(1))).isBetween(60, 66);
    assertThat(pace.ask("other", "fast.example")).isZero();
  }

  @Test
  void a_letter_keeps_its_place_however_often_it_asks() {
    Pace pace = pace(1, 100_000, 0);
    assertThat(pace.ask("a", "example.com")).isZero();
    Duration second = pace.ask("b", "example.com");
    assertThat(second).isEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 100; i++) {
      assertThat(pace.ask("b", "example.com")).isEqualTo(second);
    }
    assertThat(pace.ask("c", "example.com")).isEqualTo(Duration.ofSeconds(2));
    clock.advance(Duration.ofSeconds(1));
    assertThat(pace.ask("b", "example.com")).isZero();
  }

  @Test
  void a_day_is_any_24_hours_and_counts_what_was_sent_before_a_restart() {
    Pace pace = pace(1_000, 100_000, 100);
    pace.count(clock.millis() / 60_000 - 23 * 60, 60);
    assertThat(gone(pace, 80, "example.com", Duration.ofMinutes(1))).isEqualTo(40);
    assertThat(pace.sentToday()).isEqualTo(100);
    Duration wait = pace.ask("one more", "example.com");
    assertThat(wait).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(62));
    clock.advance(wait);
    assertThat(pace.ask("one more", "example.com")).isZero();
    assertThat(pace.sentToday()).isEqualTo(40);
  }

  @Test
  void a_provider_that_fails_is_spared_longer_and_longer() {
    Circuit circuit = new Circuit(clock);
    for (int i = 0; i < 4; i++) {
      circuit.failed("down");
    }
    assertThat(circuit.ask()).isZero();
    circuit.failed("down");
    assertThat(circuit.shown().state()).isEqualTo("open");
    assertThat(circuit.ask()).isEqualTo(Duration.ofMinutes(1));
    clock.advance(Duration.ofMinutes(1));
    assertThat(circuit.shown().state()).isEqualTo("half_open");
    assertThat(circuit.ask()).as("one letter tries").isZero();
    assertThat(circuit.ask()).as("the others wait").isPositive();
    circuit.failed("still down");
    assertThat(circuit.ask()).isEqualTo(Duration.ofMinutes(2));
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofMinutes(30));
      assertThat(circuit.ask()).isZero();
      circuit.failed("still down");
      assertThat(circuit.ask()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(30));
    }
    clock.advance(Duration.ofMinutes(30));
    assertThat(circuit.ask()).isZero();
    circuit.worked();
    assertThat(circuit.ask()).isZero();
    assertThat(circuit.shown()).isEqualTo(new Circuit.Shown("closed", null, ""));
  }

  @Test
  void a_trial_that_never_ends_does_not_keep_the_circuit_open() {
    Circuit circuit = new Circuit(clock);
    for (int i = 0; i < 5; i++) {
      circuit.failed("down");
    }
    clock.advance(Duration.ofMinutes(1));
    assertThat(circuit.ask()).isZero();
    clock.advance(Duration.ofMinutes(11));
    assertThat(circuit.ask()).isZero();
  }
}
