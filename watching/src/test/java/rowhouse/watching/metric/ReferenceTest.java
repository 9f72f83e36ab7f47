package rowhouse.watching.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.example.ExampleExport;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.source.ExportFile;
import rowhouse.watching.source.ExportReader;
import rowhouse.watching.source.ExportResult;
import rowhouse.watching.source.Layout;
import rowhouse.watching.source.ReadLimits;
import tools.jackson.databind.json.JsonMapper;

/** The independent judge: a plain Python program must come to the same figures, to the unit. */
class ReferenceTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Holds a change to and from summer time in New York and in Apia, and none in Shanghai. */
  private static final LocalDate FIRST = LocalDate.of(2020, 7, 1);

  private static final LocalDate LAST = LocalDate.of(2021, 6, 30);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "FLAT_LEGACY, America/New_York", "FLAT_LEGACY, Asia/Shanghai", "FLAT_LEGACY, Pacific/Apia",
    "NESTED, America/New_York", "NESTED, Asia/Shanghai", "NESTED, Pacific/Apia",
    "CURRENT, America/New_York", "CURRENT, Asia/Shanghai", "CURRENT, Pacific/Apia",
    "TEXT, America/New_York", "TEXT, Asia/Shanghai", "TEXT, Pacific/Apia"
  })
  void the_reference_agrees_on_every_layout_and_zone(Layout layout, ZoneId zone) throws Exception {
    Period period = new Period(FIRST, LAST, zone);
    WatchHistory invented =
        ExampleHistory.of(
            new ExampleHistory.Wish(
                (layout + zone.getId()).hashCode(),
                zone,
                FIRST.minusDays(3),
                LAST.plusDays(3),
                12_000));
    Path export = write(invented, layout);

    assertThat(json(Flat.of(java(export, period)))).isEqualTo(python("export", export, period));
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2020-10-26, 2020-11-08", "America/New_York, 2021-03-08, 2021-03-21",
    "Pacific/Apia, 2020-09-21, 2020-10-04", "Pacific/Apia, 2021-03-29, 2021-04-11"
  })
  void the_reference_agrees_on_crowded_weeks_in_which_the_clocks_change(
      ZoneId zone, LocalDate first, LocalDate last) throws Exception {
    Period period = new Period(first, last, zone);
    Path export =
        write(
            ExampleHistory.of(new ExampleHistory.Wish(5, zone, first, last, 20_000)),
            Layout.CURRENT);

    assertThat(json(Flat.of(java(export, period)))).isEqualTo(python("export", export, period));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void the_reference_agrees_where_lengths_creators_and_hashtags_are_known_in_part(int part)
      throws Exception {
    Period period = new Period(FIRST, LAST, ZoneId.of("America/New_York"));
    WatchHistory invented =
        ExampleHistory.of(new ExampleHistory.Wish(part, period.zone(), FIRST, LAST, 6_000));
    MetricPass pass = new MetricPass(period, MetricRules.standard());
    Path rows = folder.resolve("rows.jsonl");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < invented.size(); i++) {
      long video = invented.video(i);
      WatchDetail detail = (i / 40) % 3 < part ? coarse(ExampleHistory.detail(video), i) : null;
      pass.accept(new WatchEvent(invented.at(i), video, null, detail));
      lines.add(JSON.writeValueAsString(row(invented.at(i), video, detail)));
    }
    Files.write(rows, lines);

    assertThat(json(Flat.of(pass.finish()))).isEqualTo(python("rows", rows, period));
  }

  /** Few creators, so that runs of one happen, and times that are no whole numbers. */
  private static WatchDetail coarse(WatchDetail detail, int index) {
    boolean run = index / 25 % 4 == 0;
    return new WatchDetail(
        index % 17 == 0 ? null : detail.durationMillis(),
        index % 5 == 0 ? null : Double.valueOf(0.3 + index % 3),
        run ? "one.creator" : detail.creator(),
        detail.title(),
        detail.sound(),
        run ? List.of("a", "b") : detail.hashtags());
  }

  private static List<Object> row(long at, long video, WatchDetail d) {
    return d == null
        ? Arrays.asList(at, video, null, null, null, null, List.of())
        : Arrays.asList(
            at, video, d.durationMillis(), d.timesWatched(), d.creator(), d.sound(), d.hashtags());
  }

  private Path write(WatchHistory history, Layout layout) throws IOException {
    Path export = folder.resolve("TikTok_Data.zip");
    try (OutputStream out = Files.newOutputStream(export)) {
      new ExampleExport(history, layout).writeZip(out);
    }
    return export;
  }

  private static WatchMetrics java(Path export, Period period) throws IOException {
    WatchHistory history = new WatchHistory();
    ExportResult result =
        new ExportReader(
                InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")), ReadLimits.standard())
            .read(ExportFile.at(export), history);
    assertThat(result).isInstanceOf(ExportResult.Read.class);
    history.sort();
    MetricPass pass = new MetricPass(period, MetricRules.standard());
    history.forEach(pass::accept);
    return pass.finish();
  }

  private Map<?, ?> python(String kind, Path file, Period period) throws Exception {
    Path answer = folder.resolve("answer.json");
    Process process =
        new ProcessBuilder(
                "python3",
                Path.of("src/test/python/reference.py").toString(),
                kind,
                file.toString(),
                period.zone().getId(),
                period.first().toString(),
                period.last().toString())
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    return JSON.readValue(Files.readString(answer, StandardCharsets.UTF_8), Map.class);
  }

  /** Through text and back, so that both sides have the same kinds of numbers. */
  private static Map<?, ?> json(Map<String, Object> figures) {
    return JSON.readValue(JSON.writeValueAsString(figures), Map.class);
  }
}
