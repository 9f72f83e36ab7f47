package rowhouse.foundation.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir Path folder;

  @Test
  void a_configured_path_goes_before_the_search_path_and_says_its_version() throws Exception {
    Path own = program("own/ffmpeg", "echo ffmpeg version 7.1.2-custom built with gcc");
    Path common = program("bin/ffmpeg", "echo ffmpeg version 5.1.9");
    assertThat(programs(Map.of(Program.FFMPEG, own.toString())).state(Program.FFMPEG))
        .isEqualTo(new ProgramState.Found(own, "7.1.2"));
    assertThat(programs(Map.of()).state(Program.FFMPEG))
        .isEqualTo(new ProgramState.Found(common, "5.1.9"));
    assertThat(programs(Map.of(Program.FFMPEG, " ")).path(Program.FFMPEG)).hasValue(common);
  }

  @Test
  void a_program_is_found_under_any_of_its_names() throws Exception {
    Path chrome = program("bin/google-chrome", "echo 'Google Chrome 140.0.7339.80 '");
    assertThat(programs(Map.of()).state(Program.CHROMIUM))
        .isEqualTo(new ProgramState.Found(chrome, "140.0.7339.80"));
  }

  @Test
  void what_is_missing_or_wrong_is_said_in_a_sentence() throws Exception {
    program("bin/yt-dlp", "echo broken >&2; exit 1");
    Files.createFile(folder.resolve("bin/gif2webp"));
    Programs programs = programs(Map.of(Program.FFPROBE, "/no/such/\u0000/ffprobe"));
    for (Program program : Program.values()) {
      assertThat(programs.state(program))
          .isInstanceOfSatisfying(
              ProgramState.Missing.class,
              missing -> assertThat(missing.reason()).contains(program.label()).endsWith("."));
      assertThat(programs.path(program)).isEmpty();
    }
    assertThat(programs.all()).hasSize(Program.values().length);
  }

  @Test
  void a_program_that_hangs_or_never_stops_talking_is_not_waited_for() throws Exception {
    program("bin/ffmpeg", "exec sleep 600");
    program("bin/ffprobe", "exec cat /dev/zero");
    Programs programs = programs(Map.of());
    assertThat(programs.state(Program.FFMPEG)).isInstanceOf(ProgramState.Missing.class);
    assertThat(programs.state(Program.FFPROBE)).isInstanceOf(ProgramState.Missing.class);
  }

  @Test
  void a_program_installed_later_is_found_when_one_looks_again() throws Exception {
    Files.createDirectories(folder.resolve("bin"));
    Programs programs = programs(Map.of());
    assertThat(programs.path(Program.GIF2WEBP)).isEmpty();
    Path made = program("bin/gif2webp", "echo no number");
    assertThat(programs.path(Program.GIF2WEBP)).isEmpty();
    programs.lookAgain();
    assertThat(programs.state(Program.GIF2WEBP)).isEqualTo(new ProgramState.Found(made, "unknown"));
  }

  @Test
  void the_working_directory_is_not_searched() {
    Programs programs = new Programs(Map.of(), ":", Duration.ofSeconds(1));
    assertThat(programs.path(Program.FFMPEG)).isEmpty();
  }

  private Programs programs(Map<Program, String> configured) {
    return new Programs(configured, folder.resolve("bin").toString(), Duration.ofSeconds(2));
  }

  private Path program(String name, String script) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }
}
