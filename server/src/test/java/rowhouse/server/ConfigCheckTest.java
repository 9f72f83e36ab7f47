package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code rowhouse config check} and the start refuse the same settings with the same sentence. */
final class ConfigCheckTest {
  @TempDir Path folder;

  private List<String> arguments(String settings) {
    List<String> arguments = new ArrayList<>(List.of("--rowhouse.data=" + folder.resolve("data")));
    Stream.of(settings.split(" ")).map(one -> "--rowhouse." + one).forEach(arguments::add);
    return arguments;
  }

  private CommandLineRun check(String settings) throws Exception {
    Stream<String> command =
        Stream.concat(Stream.of("config", "check"), arguments(settings).stream());
    return CommandLineRun.of(command.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "apps=nope | rowhouse.apps names nope, which is no app here",
        "doors.vault.port=9100 doors.weekly.port=9100 | shares port 9100 with another door",
        "outside.allow=nas.local | \"nas.local\" is not a host and a port",
        "outside.proxy=http://proxy | rowhouse.outside: ",
        "proxies=the-proxy | rowhouse.proxies has the-proxy",
        "bind=no-such-host.invalid | rowhouse.bind has no-such-host.invalid",
        "database.url=postgres://host/name | rowhouse.database: A PostgreSQL address starts with",
        "mail.transport=ses mail.from=a@example.com mail.ses.access-key=a | ses.secret-key belong",
        "mail.transport=smtp mail.from=a@example.com mail.smtp.host=localhost mail.smtp.certificate=none.pem | names no readable PEM file: none.pem",
        "port=many | rowhouse.port (command line) must be a whole number"
      })
  void what_a_start_refuses_is_refused_by_the_check(String settings, String sentence)
      throws Exception {
    CommandLineRun refused = check(settings);

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains(sentence).doesNotContain("\tat ");
    assertThat(refused.out()).isEmpty();
    assertThatThrownBy(() ->
            Rowhouse.start(ServeCommand.config(arguments(settings)), Apps.ALL, Clock.systemUTC()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(sentence);
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void good_settings_are_good_also_while_the_port_and_the_folder_are_in_use() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DataFolder _ = DataFolder.lock(folder.resolve("data"))) {
      CommandLineRun good = check("port=" + other.getLocalPort() + " apps=vault,weekly");

      assertThat(good.err()).isEmpty();
      assertThat(good.out()).isEqualTo("The settings are good.\n");
      assertThat(good.code()).isZero();
      assertThat(folder.resolve("data")).isDirectoryContaining("glob:**/lock");
      assertThat(folder.resolve("data/vault")).doesNotExist();
    }
  }
}
