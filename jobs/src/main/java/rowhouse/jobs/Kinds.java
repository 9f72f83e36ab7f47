package rowhouse.jobs;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds that this process can run; fixed once the engine has started. */
final class Kinds {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*");
  private final Map<String, Kind<?>> byName = new LinkedHashMap<>();
  private final Set<String> only;
  private volatile boolean fixed;

  Kinds(Set<String> only) {
    this.only = only;
  }

  synchronized void add(Kind<?> kind) {
    if (fixed) {
      throw new IllegalStateException("Kinds are bound before the engine starts.");
    }
    if (!NAME.matcher(kind.name()).matches() || kind.name().length() > 100) {
      throw new IllegalArgumentException(
          "A kind is written in lower case with dots, as in vault.page.keep: " + kind.name());
    }
    if (byName.putIfAbsent(kind.name(), kind) != null) {
      throw new IllegalStateException("Two handlers for the kind " + kind.name() + ".");
    }
  }

  synchronized void fix() {
    fixed = true;
    if (!only.isEmpty()) {
      byName.keySet().retainAll(only);
    }
  }

  synchronized @Nullable Kind<?> find(String name) {
    return byName.get(name);
  }

  synchronized Collection<Kind<?>> all() {
    return java.util.List.copyOf(byName.values());
  }

  synchronized Set<String> names() {
    return Set.copyOf(byName.keySet());
  }
}
