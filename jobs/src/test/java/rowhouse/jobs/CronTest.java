package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  record Golden(String zone, String table, String from, List<String> fires) {}

  static Stream<Golden> golden() throws Exception {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CronTest.class.getResourceAsStream("cron_golden.csv")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(part ->
              new Golden(
                  part[0],
                  String.join(",", List.of(part).subList(1, part.length - 2)),
                  part[part.length - 2],
                  part[part.length - 1].isEmpty()
                      ? List.of()
                      : List.of(part[part.length - 1].split(" ", -1))))
          .toList()
          .stream();
    }
  }

  private static String stamp(Instant at) {
    return at.toString().replace(":00Z", "Z");
  }

  @ParameterizedTest
  @MethodSource("golden")
  void both_changes_of_the_clock_in_four_zones_match_the_golden_table(Golden golden) {
    Cron cron = Cron.parse(golden.table);
    Instant start = Instant.parse(golden.from.replace("Z", ":00Z"));
    Instant end = start.plus(Duration.ofDays(4));
    List<String> fires = new ArrayList<>();
    Instant at = cron.next(start.minusMillis(1), ZoneId.of(golden.zone));
    while (at.isBefore(end)) {
      fires.add(stamp(at));
      at = cron.next(at, ZoneId.of(golden.zone));
    }
    assertThat(fires).isEqualTo(golden.fires);
  }

  @Test
  void names_steps_and_shorthands_are_read() {
    ZoneId utc = ZoneId.of("UTC");
    Instant friday = Instant.parse("2026-11-20T12:00:00Z");
    assertThat(Cron.parse("0 9 * * mon-fri").next(friday, utc)).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(Cron.parse("5/20 * * * *").next(friday, utc)).isEqualTo("2026-11-20T12:05:00Z");
    assertThat(Cron.parse("@yearly").next(friday, utc)).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(Cron.parse("0 0 29 feb *").next(friday, utc)).isEqualTo("2028-02-29T00:00:00Z");
    assertThat(Cron.parse("0 0 * * 7").next(friday, utc)).isEqualTo("2026-11-22T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "*/0 * * * *",
        "9-3 * * * *",
        "a * * * *",
        "-1 * * * *",
        "1,,2 * * * *"
      })
  void a_table_that_makes_no_sense_is_refused(String table) {
    assertThatThrownBy(() -> Cron.parse(table)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_table_that_never_matches_is_refused_when_asked() {
    Cron never = Cron.parse("0 0 30 2 *");
    assertThatThrownBy(() -> never.next(Instant.EPOCH, ZoneId.of("UTC")))
        .hasMessageContaining("no day");
  }
}
