package rowhouse.weekly.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.report.IsoWeek;

final class SendTimeTest {
  private static Wishes wishes(String zone, int weekday, int hour, Frequency frequency) {
    return new Wishes("en", zone, weekday, hour, frequency, Section.all());
  }

  private static SendTime next(Wishes wishes, String after, String last) {
    IsoWeek lastWeek = last.isEmpty() ? null : IsoWeek.parse(last).orElseThrow();
    return SendTime.next(wishes, Instant.parse(after), lastWeek).orElseThrow();
  }

  /** Each line: zone, weekday, hour, after, last week, expected moment and its local week. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,1,8,2026-11-21T12:00:00Z,'',2026-11-23T07:00:00Z,2026-W48",
    "Europe/Berlin,1,8,2026-11-23T07:00:00Z,'',2026-11-30T07:00:00Z,2026-W49",
    "Europe/Berlin,7,2,2026-03-27T00:00:00Z,'',2026-03-29T01:00:00Z,2026-W13",
    "Europe/Berlin,7,2,2026-10-23T00:00:00Z,'',2026-10-25T00:00:00Z,2026-W43",
    "America/New_York,7,1,2026-10-30T00:00:00Z,'',2026-11-01T05:00:00Z,2026-W44",
    "Pacific/Apia,5,8,2011-12-28T00:00:00Z,'',2011-12-30T18:00:00Z,2011-W52",
    "Pacific/Kiritimati,6,8,1994-12-30T00:00:00Z,'',1994-12-31T18:00:00Z,1994-W52",
    "Pacific/Kiritimati,6,8,1994-12-31T18:00:00Z,1994-W52,1995-01-06T18:00:00Z,1995-W01",
    "Pacific/Kiritimati,1,0,2026-11-22T00:00:00Z,'',2026-11-22T10:00:00Z,2026-W48",
    "Pacific/Niue,1,0,2026-11-22T10:00:01Z,2026-W48,2026-11-30T11:00:00Z,2026-W49",
    "Pacific/Honolulu,7,20,2026-11-22T10:00:01Z,2026-W48,2026-12-07T06:00:00Z,2026-W49",
    "Asia/Kathmandu,1,8,2026-11-22T00:00:00Z,'',2026-11-23T02:15:00Z,2026-W48",
  })
  void w_d26_the_next_letter_is_due_at_the_local_hour_of_a_week_that_has_none(
      String zone, int weekday, int hour, String after, String last, String at, String week) {
    SendTime time = next(wishes(zone, weekday, hour, Frequency.WEEKLY), after, last);
    assertThat(time.at()).isEqualTo(Instant.parse(at));
    assertThat(time.week().text()).isEqualTo(week);
  }

  @Test
  void every_two_weeks_and_once_a_month_leave_weeks_out() {
    Wishes fortnightly = wishes("Europe/Berlin", 1, 8, Frequency.FORTNIGHTLY);
    assertThat(next(fortnightly, "2026-11-23T07:00:00Z", "2026-W48").week().text())
        .isEqualTo("2026-W50");
    Wishes monthly = wishes("Europe/Berlin", 3, 8, Frequency.MONTHLY);
    assertThat(next(monthly, "2026-11-23T07:00:00Z", "2026-W45").at())
        .isEqualTo(Instant.parse("2026-12-02T07:00:00Z"));
    assertThat(next(monthly, "2026-12-02T07:00:00Z", "2026-W49").at())
        .isEqualTo(Instant.parse("2027-01-06T07:00:00Z"));
  }

  @Test
  void w_d26_whoever_travels_at_random_gets_one_letter_in_a_local_week_at_most() {
    Random random = new Random(26);
    List<String> zones = new ArrayList<>(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    for (int person = 0; person < 300; person++) {
      Instant now =
          Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(900)));
      IsoWeek last = null;
      Set<String> sent = new HashSet<>();
      for (int step = 0; step < 40; step++) {
        Wishes wishes =
            wishes(
                zones.get(random.nextInt(zones.size())),
                1 + random.nextInt(7),
                random.nextInt(24),
                Frequency.WEEKLY);
        SendTime time = SendTime.next(wishes, now, last).orElseThrow();
        assertThat(time.at()).isAfter(now);
        if (random.nextBoolean()) {
          assertThat(sent.add(time.week().text())).isTrue();
          last = time.week();
          now = time.at();
        } else {
          now = now.plus(Duration.ofHours(random.nextInt(60)));
        }
      }
    }
  }

  @Test
  void a_late_letter_waits_for_the_morning_and_is_dropped_when_its_week_is_over() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    SendTime monday = SendTime.of(Instant.parse("2026-11-23T07:00:00Z"), berlin);
    assertThat(monday.late(Instant.parse("2026-11-23T22:30:00Z"), berlin).orElseThrow().at())
        .isEqualTo(Instant.parse("2026-11-24T06:00:00Z"));
    assertThat(monday.late(Instant.parse("2026-11-24T03:00:00Z"), berlin).orElseThrow().at())
        .isEqualTo(Instant.parse("2026-11-24T06:00:00Z"));
    assertThat(monday.late(Instant.parse("2026-11-25T12:00:00Z"), berlin).orElseThrow().at())
        .isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
    assertThat(monday.late(Instant.parse("2026-11-29T22:30:00Z"), berlin)).isEmpty();
    assertThat(monday.late(Instant.parse("2026-11-30T12:00:00Z"), berlin)).isEmpty();
  }

  @Test
  void weeks_are_counted_as_iso_8601_does() {
    assertThat(IsoWeek.of(java.time.LocalDate.of(2027, 1, 3)).text()).isEqualTo("2026-W53");
    assertThat(IsoWeek.parse("2026-W53").orElseThrow().monday())
        .isEqualTo(java.time.LocalDate.of(2026, 12, 28));
    assertThat(IsoWeek.parse("2025-W53")).isEmpty();
    assertThat(IsoWeek.parse("2026-W00")).isEmpty();
    assertThat(IsoWeek.parse("2026-W1")).isEmpty();
    assertThat(IsoWeek.parse("2026-W53").orElseThrow().yearBefore().text()).isEqualTo("2025-W52");
    assertThat(IsoWeek.parse("2026-W47").orElseThrow().yearBefore().text()).isEqualTo("2025-W47");
    assertThat(IsoWeek.parse("2026-W47").orElseThrow().monday().getDayOfWeek())
        .isEqualTo(DayOfWeek.MONDAY);
  }
}
