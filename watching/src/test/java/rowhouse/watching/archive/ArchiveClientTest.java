package rowhouse.watching.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rowhouse.foundation.test.Reply;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;

class ArchiveClientTest {
  private FakeArchive fake;
  private ArchiveClient archive;

  @BeforeEach
  void open() {
    fake = new FakeArchive();
    archive = fake.client();
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void linking_goes_from_start_over_waiting_to_the_account() {
    fake.answers(
            "/start-auth",
            201,
            "{\"archive_job_id\":\"j1\",\"expires_at\":\"2026-01-01T00:00:00Z\",\"queue_position\":3}")
        .answers("/get-redirect", 202, "{\"queue_status\":\"queued\",\"queue_position\":2}")
        .answers("/get-redirect", 200, "{\"redirect_url\":\"https://tiktok.example/qr\"}")
        .answers(
            "/get-redirect",
            200,
            "{\"status\":\"authentication already completed\",\"username\":\"me\",\"sec_user_id\":\"s\"}")
        .answers("/get-authorization-code", 200, "{\"authorization_code\":\"c\"}")
        .answers(
            "/finalize",
            200,
            "{\"archive_user_id\":\"u\",\"provider_unique_id\":\"s\",\"anchor_token\":\"a\"}");

    assertThat(archive.startAuth("anchor"))
        .isEqualTo(got(new Archive.StartedLink("j1", Instant.parse("2026-01-01T00:00:00Z"), 3)));
    assertThat(fake.last().body().utf8()).isEqualTo("{\"anchor_token\":\"anchor\"}");
    assertThat(fake.last().headers()).containsEntry("x-archive-api-key", "the-key");
    assertThat(archive.redirect("j1")).isEqualTo(new ArchiveAnswer.Waiting<>(null, "queued", 2));
    assertThat(archive.redirect("j1"))
        .isEqualTo(got(new Archive.SignIn.Open("https://tiktok.example/qr")));
    assertThat(archive.redirect("j1")).isEqualTo(got(new Archive.SignIn.Completed("me", "s")));
    assertThat(fake.last().target()).endsWith("?archive_job_id=j1");
    assertThat(archive.authorizationCode("j1"))
        .isEqualTo(got(new Archive.AuthorizationCode("c", null)));
    assertThat(archive.finish("j1", "c", null))
        .isEqualTo(got(new Archive.LinkedAccount("u", "s", null, "a")));
  }

  @Test
  void the_queue_is_asked_and_left() {
    fake.answers("/queue-status", 200, "{\"pending\":17}")
        .answers("/queue-request", 200, "{\"request_id\":\"r\",\"status\":\"cancelled\"}");

    assertThat(archive.queueLength()).isEqualTo(got(17));
    assertThat(archive.cancel("j 1")).isEqualTo(got(new Archive.Cancelled("r", "cancelled", null)));
    assertThat(fake.last().method()).isEqualTo("DELETE");
    assertThat(fake.last().target()).endsWith("archive_job_id=j+1");
  }

  @Test
  void a_page_of_the_history_is_read_with_all_that_the_archive_knows() {
    fake.answers("/watch-history/start", 202, "{\"data_job_id\":\"d\"}")
        .answers(
            "/watch-history/finalize",
            200,
            """
            {"videos_fetched":4,"pagination":{"has_more":true,"next_cursor":"1767225600000"},
             "rows":[
              {"video_id":"7582759928645864717","watched_at":"2026-01-02T10:00:00+00:00","title":"t",
               "author":"a","music":"m","duration_ms":15000,"approx_times_watched":1.5,
               "hashtags":["#x","y",7]},
              {"video_id":7582759928645864717,"watched_at":1767348000,"duration_ms":null},
              {"video_id":"x","url":"https://vm.tiktok.com/1","watched_at":"2026-01-02 10:00:00"},
              {"video_id":"1"}]}\
            """);

    assertThat(archive.startHistory("s", 500, 3, null))
        .isEqualTo(got(new Archive.StartedFetch("d", null, null)));
    assertThat(fake.last().body().utf8()).contains("\"cursor\":null").contains("\"limit\":200");
    Archive.HistoryPage page = value(archive.finishHistory("d", true, 600));
    assertThat(page.unreadable()).isEqualTo(1);
    assertThat(page.hasMore()).isTrue();
    assertThat(page.nextCursor()).isEqualTo("1767225600000");
    long at = Instant.parse("2026-01-02T10:00:00Z").getEpochSecond();
    assertThat(page.events())
        .containsExactly(
            new WatchEvent(
                at,
                7582759928645864717L,
                null,
                new WatchDetail(15_000L, 1.5, "a", "t", "m", List.of("x", "y"))),
            new WatchEvent(
                at,
                7582759928645864717L,
                null,
                new WatchDetail(null, null, null, null, null, List.of())),
            WatchEvent.ofLink(at, "https://vm.tiktok.com/1"));
  }

  @Test
  void stored_rows_figures_and_samples_are_read() {
    fake.answers("/watch-history", 200, "{\"rows\":[],\"next_before\":\"2026-01-01T00:00:00Z\"}")
        .answers("/watch-history", 200, "{\"deleted_count\":12}")
        .answers(
            "/watch-history/analytics/coverage",
            200,
            "{\"rows_total\":5,\"rows_with_watched_at\":4,\"watched_at_min\":\"2026-01-01T00:00:00Z\"}")
        .answers(
            "/watch-history/analytics/summary",
            200,
            """
            {"totals":{"videos":9,"watch_seconds":90.5,"watch_hours":0.025},
             "night":{"watch_seconds":45.25,"watch_pct":50.0},"peak_hour":23,
             "hour_histogram_seconds":{"0":1.5,"23":89},
             "top_creators":[{"author":"a","author_id":"1","video_count":3}],
             "top_music":[{"music":"m","video_count":2}],"nulls":{"duration_ms":1}}\
            """)
        .answers(
            "/watch-history/analytics/samples",
            200,
            "{\"items\":[{\"bucket\":\"2026-01\",\"watched_at\":1767225600,\"video_id\":\"5\",\"text\":\"hi\"}]}")
        .answers(
            "/watch-history/analytics/interests/summary",
            200,
            "{\"brainrot\":{\"raw\":0.2,\"confidence\":0.05},\"coverage\":{\"watch_seconds_enriched\":36000}}");
    Archive.Range range =
        new Archive.Range(
            Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));

    assertThat(value(archive.history("s", 5_000, null)).nextBefore())
        .isEqualTo("2026-01-01T00:00:00Z");
    assertThat(fake.last().target()).contains("limit=1000");
    assertThat(archive.deleteHistory("s")).isEqualTo(got(12L));
    assertThat(value(archive.coverage("s")).rowsWithTime()).isEqualTo(4);
    Archive.Summary sums =
        value(archive.summary(new Archive.SummaryWish("s", range, "Asia/Seoul", 5, 1)));
    assertThat(sums.hourSeconds().get(23)).isEqualTo(89);
    assertThat(sums.creators()).containsExactly(new Archive.Count("a", 3));
    assertThat(sums.nulls()).containsEntry("duration_ms", 1L);
    assertThat(fake.last().body().utf8()).contains("\"type\":\"between\"").contains("Asia/Seoul");
    assertThat(value(archive.samples(new Archive.SampleWish("s", range, "UTC", 5, 200, 80))))
        .containsExactly(new Archive.Sample("2026-01", Instant.ofEpochSecond(1767225600), 5, "hi"));
    assertThat(value(archive.interests("s", range)))
        .isEqualTo(new Archive.Interests(0.2, 0.05, 36_000));
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "401, KEY_REFUSED",
    "403, KEY_REFUSED",
    "404, NOT_FOUND",
    "410, EXPIRED",
    "422, REFUSED",
    "424, PROVIDER_FAILED",
    "429, THROTTLED",
    "500, UNAVAILABLE",
    "501, NOT_SUPPORTED",
    "502, UNAVAILABLE",
    "503, UNAVAILABLE"
  })
  void every_status_is_a_fault_with_a_sentence(int status, ArchiveFault fault) {
    fake.answers(
        "/watch-history/start",
        FakeArchive.json(status, "{\"error\":\"account_queue_limit_reached\"}")
            .with("Retry-After", "7"));

    var failed = failed(archive.startHistory("s", 200, 3, null));

    assertThat(failed.fault()).isEqualTo(fault);
    assertThat(failed.status()).isEqualTo(status);
    assertThat(failed.error()).isEqualTo("account_queue_limit_reached");
    assertThat(failed.after()).isEqualTo(Duration.ofSeconds(7));
    assertThat(failed.sentence()).endsWith(".");
  }

  @Test
  void w_d21_web_pages_and_answers_without_their_core_are_no_answers() {
    fake.answers("/watch-history/start", Reply.html("<html>gateway</html>"))
        .answers("/watch-history/start", 202, "{\"provider_unique_id\":\"s\"}")
        .answers("/watch-history/start", 200, "[1]")
        .answers(
            "/get-redirect", 200, "{\"redirect_url\":\"javascript:alert(1)\",\"status\":\"x\"}")
        .answers("/watch-history/analytics/summary", 200, "{}");

    for (int i = 0; i < 3; i++) {
      assertThat(failed(archive.startHistory("s", 200, 3, null)).fault())
          .isEqualTo(ArchiveFault.UNAVAILABLE);
    }
    assertThat(failed(archive.redirect("j")).error()).isEqualTo("missing_redirect_url");
    Archive.Range range = new Archive.Range(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    assertThat(failed(archive.summary(new Archive.SummaryWish("s", range, "UTC", 5, 1))).error())
        .isEqualTo("missing_totals");
  }

  @Test
  void an_archive_that_cannot_be_reached_is_unavailable() {
    fake.close();

    assertThat(failed(archive.queueLength()).fault()).isEqualTo(ArchiveFault.UNAVAILABLE);
  }

  @Test
  void the_key_is_never_shown() {
    assertThat(ArchiveConfig.of("http://a", "secret").toString()).doesNotContain("secret");
  }

  private static <T> ArchiveAnswer<T> got(T value) {
    return new ArchiveAnswer.Got<>(value);
  }

  static <T> T value(ArchiveAnswer<T> answer) {
    assertThat(answer).isInstanceOf(ArchiveAnswer.Got.class);
    return ((ArchiveAnswer.Got<T>) answer).value();
  }

  static <T> ArchiveAnswer.Failed<T> failed(ArchiveAnswer<T> answer) {
    assertThat(answer).isInstanceOf(ArchiveAnswer.Failed.class);
    return (ArchiveAnswer.Failed<T>) answer;
  }
}
