package rowhouse.server.owner;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.audit.Audit;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.setting.Settings;
import rowhouse.server.HouseKeys;

/**
 * What the owner chooses in the page. The operator's configuration wins where it says something.
 */
public final class HouseSettings {
  private static final String BASE_URL = "base_url";
  private static final String LANGUAGE = "language";

  private final Database db;
  private final Settings settings;
  private final Audit audit;
  private final Config config;

  /** Kept in the house's room. */
  public HouseSettings(Room house) {
    this.db = house.database();
    this.settings = house.settings();
    this.audit = house.audit();
    this.config = house.config();
  }

  /** The address that mails and links carry; empty while nobody has said it. */
  public String baseUrl() {
    return config.isSet(HouseKeys.BASE_URL)
        ? config.get(HouseKeys.BASE_URL)
        : db.read(sql -> settings.find(sql, BASE_URL)).orElse("");
  }

  /** The language that the owner chose; empty when the browser decides. */
  public String language() {
    return db.read(sql -> settings.find(sql, LANGUAGE)).orElse("");
  }

  /** Keeps what is given and leaves what is null. */
  void choose(@Nullable String baseUrl, @Nullable String language) {
    checkLanguage(language);
    String address = baseUrl == null ? null : checkedBaseUrl(baseUrl);
    db.change(sql -> {
      if (address != null) {
        if (!address.equals(settings.find(sql, BASE_URL).orElse(""))) {
          audit.write(sql, "owner", "base_url_changed", address, "");
        }
        settings.put(sql, BASE_URL, address);
      }
      if (language != null) {
        settings.put(sql, LANGUAGE, language.toLowerCase(Locale.ROOT));
      }
    });
  }

  static void checkLanguage(@Nullable String language) {
    if (language != null && !language.isEmpty() && !ProblemTexts.LANGUAGES.contains(language)) {
      throw new Problem(422, "language_unknown", String.join(", ", ProblemTexts.LANGUAGES));
    }
  }

  static String checkedBaseUrl(String address) {
    try {
      return Key.webAddress(address);
    } catch (IllegalArgumentException e) {
      throw new Problem(422, "base_url_invalid", Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }
}
