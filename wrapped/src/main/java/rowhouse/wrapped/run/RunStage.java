package rowhouse.wrapped.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a run does, or did last; the original's words. */
public enum RunStage {
  /** An import or a pull has not ended yet. */
  WATCH_HISTORY,
  /** The figures and the story are made. */
  ANALYSIS,
  /** The letter is on its way to the outbox. */
  EMAIL,
  /** Nothing is left to do. */
  READY;

  /** The word in rows and answers. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunStage of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
