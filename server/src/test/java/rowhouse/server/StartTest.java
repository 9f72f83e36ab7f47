package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import rowhouse.foundation.room.AppKind;
import rowhouse.server.vault.ServerProcess;

final class StartTest {
  @TempDir Path folder;

  @Test
  void a_second_start_on_the_same_data_folder_is_refused_with_the_process_that_has_it()
      throws Exception {
    try (HouseUnderTest house = HouseUnderTest.with().folder(folder).start()) {
      CommandLineRun second =
          CommandLineRun.of("serve", "--rowhouse.port=0", "--rowhouse.data=" + folder);

      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err())
          .contains("in use by process " + ProcessHandle.current().pid())
          .contains("--rowhouse.data")
          .doesNotContain("\tat ");
      assertThat(house.stranger().get("health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void a_port_that_is_taken_is_said_in_a_sentence() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      CommandLineRun refused =
          CommandLineRun.of("serve", "--rowhouse.port=" + port, "--rowhouse.data=" + folder);

      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.out() + refused.err())
          .doesNotContain("Spring")
          .doesNotContain("APPLICATION");
      assertThat(refused.err())
          .contains("Port " + port + " is taken")
          .contains("--rowhouse.port=")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void a_mistyped_setting_stops_the_start_and_the_near_one_is_named() throws Exception {
    CommandLineRun refused =
        CommandLineRun.of("serve", "--rowhouse.prot=9000", "--rowhouse.data=" + folder);

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("rowhouse.prot").contains("did you mean rowhouse.port?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.token",
        "vault.api-token",
        "weekly.token",
        "weekly.admin-key",
        "wrapped.admin-key",
        "wrapped.archive.own-key",
        "mail.dsn.token"
      })
  void a_token_that_can_be_guessed_stops_the_start_and_is_not_repeated(String key) {
    HouseUnderTest.Plan plan =
        HouseUnderTest.with().folder(folder).apps(Apps.ALL.toArray(AppKind[]::new));

    assertThatThrownBy(plan.setting("rowhouse." + key, "fifteen-letters")::start)
        .hasMessageContaining("rowhouse." + key)
        .hasMessageContaining("at least 16 characters")
        .message()
        .doesNotContain("fifteen-letters");
  }

  @Test
  void the_command_line_helps_and_knows_its_version() throws Exception {
    CommandLineRun help = CommandLineRun.of("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("serve").contains("config").contains("health");
    assertThat(CommandLineRun.of("version").code()).isZero();
    assertThat(CommandLineRun.of("no-such-command").code()).isNotZero();
    CommandLineRun shown =
        CommandLineRun.of("config", "show", "--rowhouse.owner.password=a canary");
    assertThat(shown.out()).contains("rowhouse.port=8080").doesNotContain("canary");
  }

  @Test
  void a_data_folder_of_this_process_is_not_taken_twice() {
    try (HouseUnderTest house = HouseUnderTest.with().folder(folder).start()) {
      assertThatThrownBy(() -> HouseUnderTest.with().folder(folder).start())
          .isInstanceOf(StartException.class)
          .hasMessageContaining("in use by process");
      assertThat(house.stranger().get("health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void a_restored_key_that_others_may_read_is_refused_with_the_way_to_mend_it() throws IOException {
    HouseUnderTest.with().folder(folder).start().close();
    Files.setPosixFilePermissions(
        folder.resolve("secret.key"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> HouseUnderTest.with().folder(folder).start())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("Run: chmod 600 ");
  }

  @Test
  void a_start_that_fails_at_its_last_step_leaves_nothing_running() throws Exception {
    Path inTheWay = folder.resolve("server.json").resolve("in the way");
    Files.createDirectories(inTheWay);
    int port = HouseUnderTest.freePort();
    HouseUnderTest.Plan plan =
        HouseUnderTest.with().folder(folder).setting("rowhouse.port", String.valueOf(port));

    assertThatThrownBy(plan::start).hasMessageContaining("server.json");

    CommandLineRun refused =
        CommandLineRun.of("serve", "--rowhouse.port=" + port, "--rowhouse.data=" + folder);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("did not start").contains("server.json");
    Files.delete(inTheWay);
    try (HouseUnderTest house = plan.start()) {
      assertThat(house.stranger().get("health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void the_data_folder_is_made_for_its_user_alone_and_an_open_one_is_told() throws IOException {
    Assumptions.assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path data = folder.resolve("data");
    HouseUnderTest.Plan plan = HouseUnderTest.with().folder(data);
    assertThat(warnings(plan)).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx------");

    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(warnings(plan)).singleElement().asString().endsWith("chmod 700 " + data);
  }

  /** What a start says about its data folder. */
  private static List<String> warnings(HouseUnderTest.Plan plan) {
    Logger logger = (Logger) LoggerFactory.getLogger(DataFolder.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      plan.start().close();
    } finally {
      logger.detachAppender(log);
    }
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void a_mistyped_link_is_not_kept_in_the_log() throws IOException {
    Path data = folder.resolve("data");
    try (ServerProcess server = ServerProcess.start(data)) {
      Answer answer = new Browser(server.url()).get("weekly/u/a-token-of-a-letter/and-more");
      assertThat(answer.status()).isEqualTo(404);
    }
    try (Stream<Path> files = Files.walk(data)) {
      assertThat(files.filter(file -> file.toString().endsWith(".log")))
          .allSatisfy(file -> assertThat(file).content().doesNotContain("a-token-of-a-letter"));
    }
  }

  @Test
  void an_app_that_is_not_there_cannot_be_chosen() {
    assertThatThrownBy(() ->
            HouseUnderTest.with()
                .folder(folder)
                .apps(TestApps.ALPHA)
                .setting("rowhouse.apps", "alhpa")
                .start())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("alhpa")
        .hasMessageContaining("alpha");
  }

  @Test
  void until_there_is_an_owner_only_this_machine_is_answered() throws IOException {
    Optional<InetAddress> outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
            .findFirst();
    Assumptions.assumeThat(outside).as("a network card beside loopback").isPresent();
    int port = HouseUnderTest.freePort();
    HouseUnderTest.Plan plan =
        HouseUnderTest.with().folder(folder).setting("rowhouse.port", String.valueOf(port));
    try (HouseUnderTest house = plan.start()) {
      assertThatThrownBy(() -> new Socket(outside.get(), port).close())
          .isInstanceOf(IOException.class);
      house.owner();
    }
    try (HouseUnderTest house = plan.start();
        Socket socket = new Socket(outside.get(), port)) {
      assertThat(socket.isConnected()).isTrue();
      assertThat(house.greeting()).noneMatch(line -> line.contains("setup?token="));
    }
  }
}
