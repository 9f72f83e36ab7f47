package rowhouse.wrapped.forget;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.watching.source.ReadLimits;
import rowhouse.watching.upload.UploadedFile;
import rowhouse.watching.upload.Uploads;
import rowhouse.wrapped.run.Periods;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.RunStatus;

/** Takes a file, answers with a story, and says what was kept of it. */
@RestController
@RequestMapping("/wrapped/api/v1/wrapped/forget")
@Guard({Who.MEMBER, Who.OWNER})
public final class ForgetApi {
  private final Room room;
  private final Members members;
  private final Forgetting forgetting;
  private final Uploads uploads;
  private final ProblemTexts texts = ProblemTexts.standard();

  /** Reads files by {@code forgetting}. */
  public ForgetApi(Room room, Members members, Forgetting forgetting) {
    this.room = room;
    this.members = members;
    this.forgetting = forgetting;
    this.uploads = new Uploads(forgetting.folder(), ReadLimits.standard().fileBytes());
  }

  record Receipt(
      long eventsRead,
      long eventsKept,
      long filesKept,
      List<String> kept,
      String text,
      @Nullable Instant expiresAt) {}

  record Told(
      String wrappedRunId,
      int year,
      String timeZone,
      String language,
      RunStatus status,
      String kept,
      boolean example,
      @Nullable Long videos,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      Receipt receipt) {}

  /**
   * Parameters are read from the query alone: asking for them otherwise would have the server read
   * the whole form first.
   */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Limit(calls = 10, seconds = 3600)
  Told forget(Caller caller, HttpServletRequest request) throws IOException {
    Member member = members.of(caller);
    Locale locale = Language.of(request);
    Forgetting.Wish wish = wish(request, member, locale);
    try (UploadedFile file = uploads.receive(request)) {
      return told(forgetting.forget(member, file, wish), locale);
    }
  }

  private Forgetting.Wish wish(HttpServletRequest request, Member member, Locale locale) {
    MultiValueMap<String, String> asked =
        UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams();
    String zoneName = asked.getFirst("time_zone");
    ZoneId zone =
        Periods.zone(
            zoneName == null ? null : URLDecoder.decode(zoneName, StandardCharsets.UTF_8), member);
    String language = asked.getFirst("language");
    boolean spoken = language != null && ProblemTexts.LANGUAGES.contains(language);
    return new Forgetting.Wish(
        Periods.year(year(asked.getFirst("year")), zone, room.clock()),
        zone,
        spoken ? Locale.of(language) : member.locale(locale),
        "true".equals(asked.getFirst("partial")));
  }

  private static int year(@Nullable String text) {
    if (text == null || !text.matches("\\d{1,4}")) {
      throw new Problem(422, "invalid_year");
    }
    return Integer.parseInt(text);
  }

  private Told told(Forgetting.Forgotten forgotten, Locale locale) {
    Run run = forgotten.run();
    String text =
        texts
            .of("forget_receipt", locale, forgotten.eventsRead(), String.valueOf(run.year()))
            .whole();
    return new Told(
        run.id(),
        run.year(),
        run.timeZone().getId(),
        run.language().getLanguage(),
        run.status(),
        "figures",
        run.example(),
        run.videos(),
        run.firstDay(),
        run.lastDay(),
        new Receipt(
            forgotten.eventsRead(), 0, 0, List.of("figures", "story"), text, run.expiresAt()));
  }
}
