package rowhouse.foundation.config;

import java.util.List;

/**
 * The settings cannot be used. The message has one line for every fault, so that all can be mended
 * at once.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
