package rowhouse.vault.share;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.vault.VaultConfig;
import rowhouse.vault.content.Content;

/** Takes links. The answer comes at once; the page is fetched by a job. */
@RestController
@RequestMapping("/vault/api/v1/shares")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = VaultConfig.SCOPE)
public final class ShareApi {
  private static final int MOST_AT_ONCE = 100;
  private static final String KEY = "Idempotency-Key";

  private final Sharing sharing;
  private final ReadShare reading;
  private final ProblemTexts texts = ProblemTexts.standard();

  /** Shares by {@code sharing} what {@code reading} understands. */
  public ShareApi(Sharing sharing, ReadShare reading) {
    this.sharing = sharing;
    this.reading = reading;
  }

  record Shared(long id, String platform, String url, String status, Instant createdAt) {
    static Shared of(Content content) {
      return new Shared(
          content.id(),
          content.platform(),
          content.url(),
          content.status().word(),
          content.createdAt());
    }
  }

  @PostMapping
  @Limit(calls = 6000)
  Shared share(
      @Valid @RequestBody ShareRequest body,
      @RequestHeader(name = KEY, required = false) @Size(max = 200) @Nullable String key) {
    return Shared.of(taken(body, key == null ? "" : key));
  }

  private Content taken(ShareRequest request, String key) {
    Share share = reading.read(request);
    return key.isBlank()
        ? sharing.share(share)
        : sharing.shareOnce(share, key, RequestHash.of(request));
  }

  record Batch(
      @Nullable @Size(max = 200_000) String urlsText,
      @Nullable @Size(max = MOST_AT_ONCE) List<@NotNull @Valid ShareRequest> items) {}

  record Failure(String code, String message) {}

  record Outcome(String url, @Nullable Long id, @Nullable String status, @Nullable Failure error) {}

  record Outcomes(List<Outcome> items) {}

  /**
   * Takes many links; one that is wrong does not hinder the others. Repeated with its key, it takes
   * those that the first time did not come to.
   */
  @PostMapping("/batch")
  @Limit(calls = 60)
  Outcomes shareMany(
      @Valid @RequestBody Batch body,
      @RequestHeader(name = KEY, required = false) @Size(max = 200) @Nullable String key,
      Locale locale) {
    List<ShareRequest> requests = new ArrayList<>();
    if (body.items() != null) {
      requests.addAll(body.items());
    }
    if (body.urlsText() != null) {
      ShareText.urls(body.urlsText(), MOST_AT_ONCE + 1)
          .forEach(url -> requests.add(ShareRequest.of(url)));
    }
    if (requests.isEmpty()) {
      throw new Problem(400, "url_missing");
    }
    if (requests.size() > MOST_AT_ONCE) {
      throw new Problem(422, "too_many_links", MOST_AT_ONCE);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (ShareRequest request : requests) {
      outcomes.add(outcome(request, keyOfLine(key, outcomes.size()), locale));
    }
    return new Outcomes(outcomes);
  }

  /** No header has a line break, so the key of a line is never that of another request. */
  private static String keyOfLine(@Nullable String key, int line) {
    return key == null || key.isBlank() ? "" : key + "\n" + line;
  }

  private Outcome outcome(ShareRequest request, String key, Locale locale) {
    try {
      Content content = taken(request, key);
      return new Outcome(content.url(), content.id(), content.status().word(), null);
    } catch (Problem problem) {
      String message = texts.of(problem.code(), locale, problem.arguments()).whole();
      return new Outcome(request.url(), null, null, new Failure(problem.code(), message));
    }
  }
}
