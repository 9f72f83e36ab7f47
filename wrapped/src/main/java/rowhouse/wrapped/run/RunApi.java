package rowhouse.wrapped.run;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;

/** Asks for a year and looks how far it is; everybody sees their own runs alone. */
@RestController
@RequestMapping("/wrapped/api/v1/wrapped")
@Guard({Who.MEMBER, Who.OWNER})
public final class RunApi {
  private final Room room;
  private final Members members;
  private final Runs runs;
  private final RunLinks links;

  /** Shows the runs of {@code members}. */
  public RunApi(Room room, Members members, Runs runs, RunLinks links) {
    this.room = room;
    this.members = members;
    this.runs = runs;
    this.links = links;
  }

  record Options(@Nullable Boolean mail, @Nullable Boolean narrate) {
    static final Options STANDARD = new Options(null, null);
  }

  record Wanted(
      @NotNull Integer year,
      @Nullable @Size(max = 100) String timeZone,
      @Nullable @Pattern(regexp = "en|zh|ko") String language,
      @Nullable @Valid Options options) {}

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Limit(calls = 60, seconds = 3600)
  RunView.Started start(@Valid @RequestBody Wanted wanted, Caller caller, Locale locale) {
    Member member = members.of(caller);
    var zone = Periods.zone(wanted.timeZone(), member);
    int year = Periods.year(wanted.year(), zone, room.clock());
    Options options = wanted.options() == null ? Options.STANDARD : wanted.options();
    Run run =
        runs.start(
            member,
            new Runs.Wish(
                year,
                zone,
                wanted.language() == null ? member.locale(locale) : Locale.of(wanted.language()),
                !Boolean.FALSE.equals(options.mail()),
                !Boolean.FALSE.equals(options.narrate())));
    Long job = run.jobId();
    return new RunView.Started(run.id(), job == null ? Map.of() : Map.of("id", job), run.status());
  }

  record Listed(List<RunView> runs) {}

  @GetMapping
  Listed list(Caller caller, Locale locale) {
    long member = members.memberOf(caller);
    String mark = runs.historyMark(member);
    return new Listed(
        runs.of(member).stream().map(run -> RunView.of(room, run, mark, locale)).toList());
  }

  @GetMapping("/{run}")
  RunView.Whole show(@PathVariable String run, Caller caller, Locale locale) {
    Run own = runs.own(members.memberOf(caller), run);
    return new RunView.Whole(
        RunView.of(room, own, runs.historyMark(own.memberId()), locale),
        runs.story(own).orElse(null),
        links.address(own.appUserId()));
  }

  record Deleted(String wrappedRunId, Map<String, Long> deleted) {}

  @DeleteMapping("/{run}")
  Deleted delete(@PathVariable String run, Caller caller) {
    Run own = runs.own(members.memberOf(caller), run);
    return new Deleted(own.id(), room.database().write(sql -> runs.delete(sql, own)));
  }
}
