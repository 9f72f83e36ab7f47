package rowhouse.foundation.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the settings from a file, the environment and the command line, the later before the
 * earlier, and refuses what it does not know: a mistyped key would otherwise do nothing, silently.
 */
public final class ConfigReader {
  private static final String PREFIX = "rowhouse.";
  private static final long SECRET_FILE_MAX_BYTES = 64 * 1024;

  private final Map<String, Key<?>> known = new LinkedHashMap<>();
  private final Map<String, String> byEnvironmentName = new LinkedHashMap<>();
  private final Map<String, Config.Setting> settings = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** A reader that knows {@code keys} and nothing else. */
  public ConfigReader(Collection<Key<?>> keys) {
    for (Key<?> key : keys) {
      known.put(key.name(), key);
      byEnvironmentName.put(environmentName(key.name()), key.name());
      if (key.secret()) {
        byEnvironmentName.put(environmentName(key.name() + "-file"), key.name() + "-file");
      }
    }
  }

  /** {@code rowhouse.vault.api-token} is {@code ROWHOUSE_VAULT_API_TOKEN} in the environment. */
  public static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Takes the settings of a YAML file, nested or with dotted names. A missing file is no fault. */
  public ConfigReader file(Path file) {
    if (!Files.isRegularFile(file)) {
      return this;
    }
    try (InputStream in = Files.newInputStream(file)) {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      flatten("", tree, file.getFileName().toString());
    } catch (IOException | YAMLException e) {
      faults.add(file + " cannot be read as YAML: " + e.getMessage());
    }
    return this;
  }

  /** Takes every {@code ROWHOUSE_*} variable. */
  public ConfigReader environment(Map<String, String> environment) {
    environment.forEach((name, value) -> {
      if (!name.startsWith("ROWHOUSE_") || isInjected(name, value)) {
        return;
      }
      String key = byEnvironmentName.get(name);
      if (key == null) {
        faults.add(name + " is not a setting" + nearest(name, byEnvironmentName.keySet()));
      } else {
        put(key, value, "environment");
      }
    });
    return this;
  }

  /** Takes {@code --rowhouse.port=9000} and its like. */
  public ConfigReader commandLine(List<String> arguments) {
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--" + PREFIX) || equals < 0) {
        faults.add(argument + " is not understood; a setting looks like --rowhouse.port=9000");
      } else {
        put(argument.substring(2, equals), argument.substring(equals + 1), "command line");
      }
    }
    return this;
  }

  /** The checked settings. Throws {@link ConfigException} that names every fault at once. */
  public Config read() {
    for (Map.Entry<String, Config.Setting> setting : settings.entrySet()) {
      Key<?> key = known.get(setting.getKey());
      if (key == null) {
        continue;
      }
      try {
        key.check(setting.getValue().text());
      } catch (IllegalArgumentException e) {
        faults.add("%s (%s) %s".formatted(key.name(), setting.getValue().source(), e.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new Config(known.values(), settings);
  }

  private void flatten(String prefix, @Nullable Object node, String source) {
    switch (node) {
      case null -> {}
      case Map<?, ?> map ->
          map.forEach((name, value) ->
              flatten(prefix.isEmpty() ? name.toString() : prefix + "." + name, value, source));
      case List<?> list ->
          put(prefix, String.join(",", list.stream().map(String::valueOf).toList()), source);
      default -> put(prefix, node.toString(), source);
    }
  }

  private void put(String name, String value, String source) {
    if (known.containsKey(name)) {
      settings.put(name, new Config.Setting(value, source));
      return;
    }
    Key<?> secret = name.endsWith("-file") ? known.get(name.substring(0, name.length() - 5)) : null;
    if (secret != null && secret.secret()) {
      secretFrom(Path.of(value), secret, source);
    } else {
      faults.add(name + " (" + source + ") is not a setting" + nearest(name, known.keySet()));
    }
  }

  private void secretFrom(Path file, Key<?> key, String source) {
    try {
      if (Files.size(file) > SECRET_FILE_MAX_BYTES) {
        faults.add(key.name() + "-file (" + source + ") is larger than 64 KB: " + file);
        return;
      }
      settings.put(key.name(), new Config.Setting(Files.readString(file).strip(), file.toString()));
    } catch (IOException e) {
      faults.add(key.name() + "-file (" + source + ") cannot be read: " + file);
    }
  }

  /** Kubernetes describes every service of a namespace in the environment; those are not ours. */
  private static boolean isInjected(String name, String value) {
    return name.endsWith("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || name.matches(".*_PORT_\\d+_TCP.*")
        || value.startsWith("tcp://");
  }

  private static String nearest(String name, Collection<String> names) {
    Optional<String> near = names.stream().min(Comparator.comparingInt(n -> distance(name, n)));
    return near.filter(n -> distance(name, n) <= Math.max(2, name.length() / 3))
        .map(n -> "; did you mean " + n + "?")
        .orElse("; `rowhouse config show` lists them all");
  }

  /** The Levenshtein distance: how many letters have to be typed anew. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
