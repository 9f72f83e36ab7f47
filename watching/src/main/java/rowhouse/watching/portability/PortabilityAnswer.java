package rowhouse.watching.portability;

import org.jspecify.annotations.Nullable;

/**
 * What TikTok answered.
 *
 * @param <T> what was asked for
 */
public sealed interface PortabilityAnswer<T> {

  /** It is there. */
  record Got<T>(T value) implements PortabilityAnswer<T> {}

  /**
   * It did not work.
   *
   * @param status the HTTP status, 0 without one
   * @param error TikTok's own word, such as {@code access_token_invalid}
   * @param sentence cause and next step
   */
  record Failed<T>(PortabilityFault fault, int status, @Nullable String error, String sentence)
      implements PortabilityAnswer<T> {}
}
