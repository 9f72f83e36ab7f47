package rowhouse.foundation.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  @TempDir Path folder;
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private byte[] good = new byte[0];

  @BeforeEach
  void draw() throws IOException {
    good = Drawn.encoded(Drawn.photo(90, 60), "png");
  }

  @AfterEach
  void close() {
    callers.shutdownNow();
  }

  @Test
  void one_child_stays_warm_for_one_picture_after_the_other() throws Exception {
    try (Studio studio = new Studio(folder, Studio.config(folder))) {
      assertThat(studio.pictures().children()).isZero();
      studio.convert(good).picture();
      List<Long> first = childPids();
      for (int i = 0; i < 3; i++) {
        studio.convert(good).picture();
      }
      assertThat(childPids()).hasSize(1).isEqualTo(first);
    }
    await().until(() -> childPids().isEmpty());
    assertNothingLeft();
  }

  @Test
  void v_d06_a_child_killed_in_the_middle_costs_one_picture_and_the_next_is_read()
      throws Exception {
    Path hanging = program("hanging", "echo $$ > " + folder.resolve("busy") + "; exec sleep 600");
    CodecConfig config = Studio.config(folder).withTools(hanging, null);
    try (Studio studio = new Studio(folder, config)) {
      Future<Studio.Result> lost = callers.submit(() -> studio.convert(Drawn.movingGif(3, 60, 40)));
      await().until(() -> Files.exists(folder.resolve("busy")));
      ProcessHandle.of(childPids().getFirst()).orElseThrow().destroyForcibly();
      assertThat(lost.get().refused()).isEqualTo(PictureCode.CODEC_FAILED);
      assertThat(lost.get().out()).doesNotExist();
      assertThat(studio.convert(good).picture().width()).isEqualTo(90);
    }
    assertNothingLeft();
  }

  @Test
  void v_d06_a_picture_that_takes_too_long_is_given_up_with_all_that_it_started() throws Exception {
    Path busy = folder.resolve("busy");
    Path hanging = program("hanging", "echo $$ > " + busy + "; exec sleep 600");
    CodecConfig config = Studio.config(folder).withTools(hanging, null);
    try (Studio studio = new Studio(folder, Studio.quick(config, 1, 4, Duration.ofSeconds(6)))) {
      studio.convert(good).picture();
      assertThat(studio.convert(Drawn.movingGif(3, 60, 40)).refused())
          .isEqualTo(PictureCode.CODEC_TIMEOUT);
      long program = Long.parseLong(Files.readString(busy).strip());
      await().until(() -> ProcessHandle.of(program).filter(ProcessHandle::isAlive).isEmpty());
      studio.convert(good).picture();
    }
    assertNothingLeft();
  }

  @Test
  void v_d06_a_child_without_memory_ends_and_the_server_goes_on() throws Exception {
    CodecConfig config =
        CodecConfig.of(CodecConfig.commandOfClassPath(40), folder.resolve("children"));
    byte[] huge = Arrays.copyOf(good, 60_000_000);
    try (Studio studio = new Studio(folder, config)) {
      assertThat(studio.convert(huge).refused()).isEqualTo(PictureCode.CODEC_FAILED);
      assertThat(studio.convert(good).picture().width()).isEqualTo(90);
    }
    assertNothingLeft();
  }

  @Test
  void no_more_children_run_than_allowed_and_no_more_callers_wait() throws Exception {
    Path started = Files.createDirectory(folder.resolve("started"));
    Path release = folder.resolve("release");
    Path slow =
        program(
            "slow",
            "touch "
                + started
                + "/$$; while [ ! -e "
                + release
                + " ]; do sleep 0.01; done; exit 1");
    CodecConfig config = Studio.config(folder).withTools(slow, null);
    byte[] gif = Drawn.movingGif(3, 60, 40);
    try (Studio studio = new Studio(folder, Studio.quick(config, 2, 1, LONG))) {
      List<Future<Studio.Result>> all = new ArrayList<>();
      all.add(callers.submit(() -> studio.convert(gif)));
      all.add(callers.submit(() -> studio.convert(gif)));
      await().atMost(Duration.ofSeconds(30)).until(() -> count(started) == 2);
      all.add(callers.submit(() -> studio.convert(good)));
      await()
          .until(() ->
              studio.convert(good).outcome() instanceof PictureFailure busy
                  && busy.code() == PictureCode.CODEC_BUSY);
      assertThat(studio.pictures().children()).isEqualTo(2);
      Files.createFile(release);
      for (Future<Studio.Result> one : all) {
        one.get().picture();
      }
      assertThat(childPids()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void an_unused_child_is_ended_and_leaves_nothing() throws Exception {
    CodecConfig config = Studio.config(folder).withBounds(2, 4, LONG, Duration.ofMillis(50));
    try (Studio studio = new Studio(folder, config)) {
      studio.convert(good).picture();
      await().until(() -> studio.pictures().children() == 0 && childPids().isEmpty());
      await().until(() -> count(folder.resolve("children")) == 0);
      studio.convert(good).picture();
    }
  }

  @Test
  void what_children_of_an_earlier_run_left_is_removed() throws Exception {
    Path left = Files.createDirectories(folder.resolve("children/codec-123/deep"));
    Files.writeString(left.resolve("library.so"), "x");
    try (Studio studio = new Studio(folder, Studio.config(folder))) {
      assertThat(studio.pictures().children()).isZero();
      assertNothingLeft();
    }
  }

  @Test
  void a_program_that_is_not_our_child_fails_the_picture_and_no_more() throws Exception {
    for (String command :
        List.of("echo hello", "cat /dev/zero", "exit 0", "printf '\\377\\377\\377\\377'")) {
      Path other = program("other", command);
      CodecConfig config = CodecConfig.of(List.of(other.toString()), folder.resolve("children"));
      try (Studio studio = new Studio(folder, config)) {
        assertThat(studio.convert(good).refused()).isEqualTo(PictureCode.CODEC_FAILED);
      }
    }
    CodecConfig none = CodecConfig.of(List.of("/does/not/exist"), folder.resolve("children"));
    try (Studio studio = new Studio(folder, none)) {
      assertThat(studio.convert(good).refused()).isEqualTo(PictureCode.CODEC_FAILED);
      assertThat(studio.convert(good).refused()).isEqualTo(PictureCode.CODEC_FAILED);
    }
    assertNothingLeft();
  }

  @Test
  void a_moving_gif_becomes_a_webp_only_when_a_program_makes_a_smaller_one() throws Exception {
    byte[] gif = Drawn.movingGif(5, 120, 80);
    Path smaller = program("smaller", "for last; do :; done; printf RIFFxxxxWEBP > \"$last\"");
    Path larger = program("larger", "for last; do :; done; head -c 9999999 /dev/zero > \"$last\"");
    Path failing = program("failing", "exit 1");
    try (Studio studio = new Studio(folder, Studio.config(folder).withTools(smaller, null))) {
      Studio.Result result = studio.convert(gif);
      assertThat(result.picture().kept()).isEqualTo(Picture.Kept.WEBP);
      assertThat(result.picture().frames()).isEqualTo(5);
      assertThat(result.picture().animated()).isTrue();
      assertThat(result.bytes()).hasSize(12);
      assertThat(result.picture().thumbBytes()).isPositive();
    }
    for (Path program : new Path[] {larger, failing, null}) {
      try (Studio studio = new Studio(folder, Studio.config(folder).withTools(null, program))) {
        Studio.Result result = studio.convert(gif);
        assertThat(result.picture().kept()).isEqualTo(Picture.Kept.ORIGINAL);
        assertThat(result.picture().format()).isEqualTo(PictureFormat.GIF);
        assertThat(result.picture().animated()).isTrue();
      }
    }
    assertThat(count(folder, ".moving.webp")).isZero();
  }

  @Test
  @EnabledIf("hasGif2webp")
  void the_real_program_makes_a_moving_webp_that_can_be_read_again() throws Exception {
    byte[] gif = Drawn.movingGif(8, 200, 120);
    CodecConfig config = Studio.config(folder).withTools(Path.of("/usr/bin/gif2webp"), null);
    try (Studio studio = new Studio(folder, config)) {
      Studio.Result moving = studio.convert(gif);
      assertThat(moving.picture().kept()).isEqualTo(Picture.Kept.WEBP);
      assertThat(moving.picture().bytes()).isLessThan(gif.length);
      Studio.Result again = studio.convert(moving.bytes());
      assertThat(again.picture().kept()).isEqualTo(Picture.Kept.ORIGINAL);
      assertThat(again.picture().frames()).isEqualTo(8);
      assertThat(again.picture().width()).isEqualTo(200);
      assertThat(again.picture().thumbBytes()).isPositive();
    }
  }

  @Test
  void closed_pictures_refuse_and_end_what_is_under_way() throws Exception {
    Path hanging = program("hanging", "echo $$ > " + folder.resolve("busy") + "; exec sleep 600");
    Studio studio = new Studio(folder, Studio.config(folder).withTools(hanging, null));
    Future<Studio.Result> lost = callers.submit(() -> studio.convert(Drawn.movingGif(3, 60, 40)));
    await().until(() -> Files.exists(folder.resolve("busy")));
    studio.close();
    assertThat(lost.get().refused()).isEqualTo(PictureCode.CODEC_FAILED);
    assertThatThrownBy(() -> studio.convert(good)).isInstanceOf(IllegalStateException.class);
    assertNothingLeft();
  }

  static boolean hasGif2webp() {
    return Files.isExecutable(Path.of("/usr/bin/gif2webp"));
  }

  private Path program(String name, String script) throws IOException {
    Path path = folder.resolve(name);
    Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  /** The children of this test alone: its folder stands in their command. */
  private List<Long> childPids() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
        .map(ProcessHandle::pid)
        .toList();
  }

  private void assertNothingLeft() throws IOException {
    assertThat(count(folder.resolve("children"))).isZero();
  }

  private static long count(Path path) throws IOException {
    return count(path, "");
  }

  private static long count(Path path, String ending) throws IOException {
    if (!Files.isDirectory(path)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(one -> one.toString().endsWith(ending)).count();
    }
  }
}
