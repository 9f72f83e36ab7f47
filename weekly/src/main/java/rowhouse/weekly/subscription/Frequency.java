package rowhouse.weekly.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a letter comes at most. */
public enum Frequency {
  WEEKLY,
  FORTNIGHTLY,
  MONTHLY;

  /** In lower case, as rows and answers have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The frequency of that word. */
  public static Optional<Frequency> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
