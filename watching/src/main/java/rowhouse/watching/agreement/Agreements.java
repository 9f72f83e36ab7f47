package rowhouse.watching.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.guard.Tokens;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.secret.Sha256;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.KindPolicy;
import rowhouse.watching.imports.Imports;
import rowhouse.watching.portability.ExportState;
import rowhouse.watching.portability.PortabilityAnswer;
import rowhouse.watching.portability.PortabilityClient;
import rowhouse.watching.portability.PortabilityConfig;
import rowhouse.watching.portability.PortabilityNotice;
import rowhouse.watching.portability.PortabilityTokens;
import rowhouse.watching.source.ReadLimits;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.upload.UploadedFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exports that TikTok hands over with a person's agreement: asked for, looked at with growing
 * patience, downloaded, and read like any upload.
 */
public final class Agreements {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration STATE_LASTS = Duration.ofMinutes(15);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
  private static final Duration BETWEEN_EXPORTS = Duration.ofDays(6);
  private static final int MOST_LOOKS = 400;
  private static final String CALLBACK = "api/v1/sources/portability/callback";

  private final Room room;
  private final AgreementConfig config;
  private final Imports imports;
  private final AgreementStore store = new AgreementStore();

  /** Agreements of the people of {@code room}. */
  public Agreements(Room room, AgreementConfig config, Imports imports) {
    this.room = room;
    this.config = config;
    this.imports = imports;
    room.jobs()
        .on(
            FetchExport.KIND,
            FetchExport.class,
            this::run,
            KindPolicy.standard().concurrency(2).timeout(Duration.ofMinutes(12)));
  }

  private void refuseUnlessOn() {
    if (!config.on()) {
      throw new Problem(404, "portability_off");
    }
  }

  /** The app's own address must be known to TikTok beforehand, so it is never guessed. */
  private String redirectUri() {
    return room.links().to(CALLBACK).orElseThrow(() -> new Problem(503, "base_url_missing"));
  }

  private PortabilityClient client() {
    String redirect = room.links().to(CALLBACK).orElse("");
    return new PortabilityClient(room.outside(), config.client(redirect), room.clock());
  }

  /** Where a person agrees. */
  String begin(long member) {
    refuseUnlessOn();
    PortabilityConfig own = config.client(redirectUri());
    String state = Tokens.random("");
    Instant now = room.clock().instant();
    room.database()
        .change(sql -> store.expect(sql, Sha256.hex(state), member, now, now.plus(STATE_LASTS)));
    return new PortabilityClient(room.outside(), own, room.clock())
        .agreementUrl(state, config.scope());
  }

  /** Takes a person who comes back from TikTok; whether the export can be asked for now. */
  boolean comeBack(@Nullable Long member, String state, @Nullable String code) {
    refuseUnlessOn();
    Instant now = room.clock().instant();
    if (member == null || !expected(member, state, now) || code == null || code.isBlank()) {
      return false;
    }
    return switch (client().tokens(code)) {
      case PortabilityAnswer.Got<PortabilityTokens>(var tokens) when tokens.allowActivity() -> {
        room.database()
            .change(sql -> {
              store.agree(sql, member, tokens.openId(), seal(member, tokens), now);
              room.jobs().add(new FetchExport(member, 0), unique(member));
            });
        yield true;
      }
      case PortabilityAnswer.Got<PortabilityTokens> _,
          PortabilityAnswer.Failed<PortabilityTokens> _ ->
          false;
    };
  }

  private boolean expected(long member, String state, Instant now) {
    return room.database().write(sql -> store.redeem(sql, Sha256.hex(state), member, now));
  }

  /** What TikTok tells by itself; false when it is not TikTok who tells. */
  boolean told(String signature, byte[] body) {
    refuseUnlessOn();
    Optional<PortabilityNotice> notice =
        PortabilityNotice.read(signature, body, config.client(""), room.clock().instant());
    notice.ifPresent(this::act);
    return notice.isPresent();
  }

  private void act(PortabilityNotice notice) {
    room.database()
        .change(sql -> {
          Optional<AgreementStore.Row> row = store.byOpenId(sql, notice.openId());
          if (row.isEmpty()) {
            return;
          }
          long member = row.get().member();
          if (notice.event().equals("authorization.removed")) {
            store.move(sql, member, AgreementStore.State.ENDED, null, "removed", now());
          } else if (notice.event().startsWith("portability.")) {
            room.jobs().add(new FetchExport(member, 0), unique(member));
          }
        });
  }

  private void run(JobRun<FetchExport> run) throws IOException {
    long member = run.payload().member();
    AgreementStore.Row row = room.database().read(sql -> store.find(sql, member)).orElse(null);
    if (row == null || !config.on()) {
      return;
    }
    PortabilityTokens tokens = fresh(row);
    if (tokens == null) {
      end(run, AgreementStore.State.ENDED, "portability_agreement_needed");
      return;
    }
    Long request = row.requestId();
    switch (row.state()) {
      case AGREED -> ask(run, tokens);
      case REQUESTED -> {
        if (request != null) {
          look(run, tokens, request);
        }
      }
      case DONE, FAILED, ENDED -> {}
    }
  }

  /** TikTok takes a refresh token once, so new tokens are kept before anything else is done. */
  private @Nullable PortabilityTokens fresh(AgreementStore.Row row) {
    PortabilityTokens tokens =
        JSON.readValue(
            room.secrets().open(place(row.member()), row.tokensSealed()), PortabilityTokens.class);
    if (tokens.accessExpiresAt().isAfter(now().plusSeconds(60))) {
      return tokens;
    }
    return switch (client().refresh(tokens)) {
      case PortabilityAnswer.Got<PortabilityTokens>(var newer) -> {
        room.database()
            .change(sql -> store.refresh(sql, row.member(), seal(row.member(), newer), now()));
        yield newer;
      }
      case PortabilityAnswer.Failed<PortabilityTokens> failed -> {
        if (failed.fault().passes()) {
          throw new IllegalStateException(failed.sentence());
        }
        yield null;
      }
    };
  }

  private void ask(JobRun<FetchExport> run, PortabilityTokens tokens) {
    switch (client().request(tokens)) {
      case PortabilityAnswer.Got<Long>(Long request) ->
          complete(run, AgreementStore.State.REQUESTED, request, null, pause(0));
      case PortabilityAnswer.Failed<Long> failed -> failed(run, null, failed);
    }
  }

  private void look(JobRun<FetchExport> run, PortabilityTokens tokens, long request)
      throws IOException {
    switch (client().check(tokens, request)) {
      case PortabilityAnswer.Got<ExportState>(ExportState state) -> {
        switch (state) {
          case PENDING -> again(run, request);
          case READY -> download(run, tokens, request);
          case EXPIRED, CANCELLED ->
              end(run, AgreementStore.State.FAILED, "portability_export_gone");
        }
      }
      case PortabilityAnswer.Failed<ExportState> failed -> failed(run, request, failed);
    }
  }

  private void download(JobRun<FetchExport> run, PortabilityTokens tokens, long request)
      throws IOException {
    Files.createDirectories(imports.folder());
    Path file = imports.folder().resolve("upload-" + UUID.randomUUID() + ".part");
    long limit = ReadLimits.standard().fileBytes();
    switch (client().download(tokens, request, file, limit)) {
      case PortabilityAnswer.Got<Path> _ -> {
        UploadedFile export = UploadedFile.of(file, "TikTok_Data.zip");
        imports.takeFrom(run.payload().member(), export, HistorySource.PORTABILITY);
        boolean more = tokens.scopes().contains(PortabilityTokens.ONGOING);
        complete(
            run,
            more ? AgreementStore.State.AGREED : AgreementStore.State.DONE,
            null,
            null,
            more ? BETWEEN_EXPORTS : null);
      }
      case PortabilityAnswer.Failed<Path> failed -> failed(run, request, failed);
    }
  }

  private void failed(
      JobRun<FetchExport> run, @Nullable Long request, PortabilityAnswer.Failed<?> failed) {
    if (failed.fault().passes()) {
      again(run, request);
    } else {
      end(run, AgreementStore.State.FAILED, failed.fault().code());
    }
  }

  private void again(JobRun<FetchExport> run, @Nullable Long request) {
    int looks = run.payload().looks();
    if (looks >= MOST_LOOKS) {
      end(run, AgreementStore.State.FAILED, "portability_no_answer");
      return;
    }
    AgreementStore.State state =
        request == null ? AgreementStore.State.AGREED : AgreementStore.State.REQUESTED;
    complete(run, state, request, null, pause(looks));
  }

  private void end(JobRun<FetchExport> run, AgreementStore.State state, String error) {
    complete(run, state, null, error, null);
  }

  private void complete(
      JobRun<FetchExport> run,
      AgreementStore.State state,
      @Nullable Long request,
      @Nullable String error,
      @Nullable Duration next) {
    FetchExport payload = run.payload();
    run.complete(_ -> {
      room.database()
          .change(sql -> {
            store.move(sql, payload.member(), state, request, error, now());
            if (next != null) {
              room.jobs()
                  .add(
                      new FetchExport(payload.member(), payload.looks() + 1),
                      AddOptions.standard().delay(next));
            }
          });
      return null;
    });
  }

  private static Duration pause(int looks) {
    Duration pause = Duration.ofSeconds(2L + 30L * Math.min(looks, 100));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static AddOptions unique(long member) {
    return AddOptions.unique("portability:" + member);
  }

  private Instant now() {
    return room.clock().instant();
  }

  private String seal(long member, PortabilityTokens tokens) {
    return room.secrets().seal(place(member), JSON.writeValueAsString(tokens));
  }

  private static String place(long member) {
    return "portability_agreement:" + member;
  }
}
