package rowhouse.foundation.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of one start, all checked. */
public final class Config {
  private final Map<String, Key<?>> keys = new LinkedHashMap<>();
  private final Map<String, Setting> settings;

  /** A text and where it was found: {@code default}, a file's name, {@code environment}, … */
  public record Setting(String text, String source) {}

  Config(Collection<Key<?>> known, Map<String, Setting> settings) {
    known.forEach(key -> keys.put(key.name(), key));
    this.settings = Map.copyOf(settings);
  }

  /** The value of {@code key}, or its default when nobody set it. */
  public <T> T get(Key<T> key) {
    if (!keys.containsKey(key.name())) {
      throw new IllegalArgumentException("not a declared key: " + key.name());
    }
    Setting setting = settings.get(key.name());
    return key.parse().apply(setting == null ? key.fallback() : setting.text());
  }

  /** Whether somebody set {@code key}. */
  public boolean isSet(Key<?> key) {
    return settings.containsKey(key.name());
  }

  /** Every key with its text and where that came from; secrets are masked. */
  public Map<String, Setting> shown() {
    Map<String, Setting> shown = new LinkedHashMap<>();
    keys.forEach((name, key) -> {
      Setting setting = settings.getOrDefault(name, new Setting(key.fallback(), "default"));
      boolean hidden = key.secret() && !setting.text().isEmpty();
      shown.put(name, hidden ? new Setting("***", setting.source()) : setting);
    });
    return shown;
  }

  /** What {@code name} means, for {@code rowhouse config show}. */
  public String meaning(String name) {
    Key<?> key = keys.get(name);
    return key == null ? "" : key.meaning();
  }
}
