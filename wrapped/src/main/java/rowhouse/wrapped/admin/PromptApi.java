package rowhouse.wrapped.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.wrapped.story.Narration;

/** Lets operators see what the configured model makes of the sentences, without keeping it. */
@RestController
@RequestMapping("/wrapped/admin/test/prompt")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = AdminKey.SCOPE)
public final class PromptApi {
  private static final int MOST_SENTENCES = 60;
  private static final int LONGEST = 500;

  private final Narration narration;

  /** Asks the model of {@code narration}. */
  public PromptApi(Narration narration) {
    this.narration = narration;
  }

  /**
   * The account and its zone are the original's and not needed: a model never sees a person's
   * figures. Model and temperature are the configured ones.
   *
   * @param promptOverrides other sentences for some of the keys
   */
  record PromptWish(
      @Nullable @Size(max = 200) String secUserId,
      @Nullable @Size(max = 100) String timeZone,
      @Nullable @Size(max = MOST_SENTENCES)
          Map<@Size(max = 100) String, @Size(max = LONGEST) String> promptOverrides,
      @Nullable String model,
      @Nullable Double temperature,
      @Nullable @Pattern(regexp = "en|zh|ko") String language,
      @Nullable Boolean dryRun) {}

  record PromptResult(
      String promptKey,
      String promptUsed,
      @Nullable String outputText,
      @Nullable String parsed,
      @Nullable String error) {}

  record Prompted(
      @Nullable String secUserId,
      boolean modelConfigured,
      boolean dryRun,
      String language,
      List<PromptResult> results) {}

  @PostMapping
  @Limit(calls = 10)
  Prompted ask(@Valid @RequestBody(required = false) @Nullable PromptWish given) {
    PromptWish wish =
        given == null ? new PromptWish(null, null, null, null, null, null, null) : given;
    boolean dry = Boolean.TRUE.equals(wish.dryRun());
    if (!dry && !narration.isConfigured()) {
      throw new Problem(503, "model_not_set_up");
    }
    Locale language = Locale.of(wish.language() == null ? "en" : wish.language());
    Map<String, String> sentences = new LinkedHashMap<>(Narration.sentences(language));
    if (wish.promptOverrides() != null) {
      wish.promptOverrides().forEach((key, text) -> sentences.replace(key, text));
    }
    Map<String, String> told = dry ? Map.of() : narration.ask(language, sentences);
    List<PromptResult> results = new ArrayList<>();
    sentences.forEach(
        (key, sentence) -> results.add(result(language, key, sentence, told.get(key), dry)));
    return new Prompted(
        wish.secUserId(), narration.isConfigured(), dry, language.getLanguage(), results);
  }

  private static PromptResult result(
      Locale language, String key, String sentence, @Nullable String told, boolean dry) {
    if (told == null) {
      return new PromptResult(key, sentence, null, null, dry ? null : "no_answer");
    }
    boolean good = Narration.accepts(language, sentence, told);
    return new PromptResult(
        key, sentence, told, good ? told.strip() : null, good ? null : "not_good_enough");
  }
}
