package rowhouse.wrapped;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;
import rowhouse.foundation.outside.Outside;
import rowhouse.watching.door.WatchingKeys;
import rowhouse.wrapped.story.ModelNarrator;
import rowhouse.wrapped.story.Narrator;

/**
 * The settings of the yearly story.
 *
 * @param visitors whether people other than the owner may use it
 * @param adminKey what the original's operators send as X-Admin-Key; empty when there is none
 * @param keep for how long a story stays; zero for good
 * @param forgetAtOnce how many files are read into memory at a time
 * @param modelUrl of a language model that may reword sentences; empty for none
 * @param modelKey what it is asked with
 * @param modelName which of its models
 */
public record WrappedConfig(
    boolean visitors,
    String adminKey,
    Duration keep,
    int forgetAtOnce,
    String modelUrl,
    String modelKey,
    String modelName) {
  static final Key<Boolean> VISITORS =
      Key.flag(
          "rowhouse.wrapped.visitors",
          false,
          "Whether people other than the owner may use wrapped.");

  static final Key<String> ADMIN_KEY =
      Key.token(
          "rowhouse.wrapped.admin-key",
          "The key that programs send as X-Admin-Key; without one their routes answer 404.");

  static final Key<Integer> KEEP_DAYS =
      Key.number(
          "rowhouse.wrapped.keep-days",
          0,
          0,
          3_660,
          "After how many days a finished story is deleted; 0 keeps it.");

  static final Key<Integer> FORGET_AT_ONCE =
      Key.number(
          "rowhouse.wrapped.forget-at-once",
          1,
          1,
          32,
          "How many files \"compute and forget\" reads at a time; each takes up to 45 MB.");

  static final Key<String> MODEL_URL =
      Key.address(
          "rowhouse.wrapped.model.url",
          "The API of a language model that may reword the cards, as https://host/v1; without one"
              + " the rules' own sentences stand.");

  static final Key<String> MODEL_KEY =
      Key.secret("rowhouse.wrapped.model.key", "The key with which the language model is asked.");

  static final Key<String> MODEL_NAME =
      Key.text("rowhouse.wrapped.model.name", "", "Which language model is asked.");

  /** Every key of the yearly story. */
  public static final List<Key<?>> KEYS =
      WatchingKeys.with(
          "wrapped",
          VISITORS,
          ADMIN_KEY,
          KEEP_DAYS,
          FORGET_AT_ONCE,
          MODEL_URL,
          MODEL_KEY,
          MODEL_NAME);

  static WrappedConfig of(Config config) {
    return new WrappedConfig(
        config.get(VISITORS),
        config.get(ADMIN_KEY),
        Duration.ofDays(config.get(KEEP_DAYS)),
        config.get(FORGET_AT_ONCE),
        config.get(MODEL_URL),
        config.get(MODEL_KEY),
        config.get(MODEL_NAME));
  }

  /** Who rewords sentences; nobody unless the operator has named a model. */
  @Nullable Narrator narrator(Outside outside) {
    return modelUrl.isEmpty() || modelName.isEmpty()
        ? null
        : new ModelNarrator(outside, modelUrl, modelKey, modelName);
  }
}
