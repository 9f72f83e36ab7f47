package rowhouse.foundation.program;

import java.nio.file.Path;

/** Whether a program can be used. */
public sealed interface ProgramState {

  /**
   * It can.
   *
   * @param path absolute
   * @param version as it says itself, such as {@code 5.1.9}; {@code unknown} when it says none
   */
  record Found(Path path, String version) implements ProgramState {}

  /**
   * It cannot.
   *
   * @param reason a full sentence: why, and what to do
   */
  record Missing(String reason) implements ProgramState {}
}
