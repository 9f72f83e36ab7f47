package rowhouse.foundation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  private static final Key<Integer> PORT = Key.number("rowhouse.port", 8080, 0, 65535, "The port.");
  private static final Key<String> TOKEN = Key.secret("rowhouse.vault.api-token", "The token.");
  private static final Key<List<String>> APPS = Key.list("rowhouse.apps", "", "The apps.");

  @TempDir Path folder;

  private static ConfigReader reader() {
    return new ConfigReader(List.of(PORT, TOKEN, APPS));
  }

  @Test
  void a_key_that_nobody_sets_has_its_default() {
    assertThat(reader().read().get(PORT)).isEqualTo(8080);
  }

  @Test
  void the_command_line_wins_over_the_environment_and_that_over_the_file() throws IOException {
    Path file = Files.writeString(folder.resolve("rowhouse.yml"), "rowhouse:\n  port: 1\n");

    Config fromFile = reader().file(file).read();
    Config fromEnvironment = reader().file(file).environment(Map.of("ROWHOUSE_PORT", "2")).read();
    Config fromCommandLine =
        reader()
            .file(file)
            .environment(Map.of("ROWHOUSE_PORT", "2"))
            .commandLine(List.of("--rowhouse.port=3"))
            .read();

    assertThat(List.of(fromFile.get(PORT), fromEnvironment.get(PORT), fromCommandLine.get(PORT)))
        .containsExactly(1, 2, 3);
  }

  @Test
  void an_unknown_key_stops_the_start_and_the_near_key_is_named() {
    assertThatThrownBy(() -> reader().commandLine(List.of("--rowhouse.prot=9000")).read())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rowhouse.prot")
        .hasMessageContaining("did you mean rowhouse.port?");
    assertThatThrownBy(() -> reader().environment(Map.of("ROWHOUSE_VAULT_API_TOKN", "x")).read())
        .hasMessageContaining("did you mean ROWHOUSE_VAULT_API_TOKEN?");
  }

  @Test
  void every_fault_is_named_at_once() {
    assertThatThrownBy(() ->
            reader().commandLine(List.of("--rowhouse.port=99999", "--rowhouse.nope=1")).read())
        .hasMessageContaining("must be from 0 to 65535")
        .hasMessageContaining("rowhouse.nope");
  }

  @Test
  void what_kubernetes_injects_is_ignored() {
    Map<String, String> injected =
        Map.of(
            "ROWHOUSE_SERVICE_HOST", "10.0.0.1",
            "ROWHOUSE_PORT", "tcp://10.0.0.1:8080",
            "ROWHOUSE_PORT_8080_TCP_ADDR", "10.0.0.1");

    assertThat(reader().environment(injected).read().get(PORT)).isEqualTo(8080);
  }

  @Test
  void a_secret_can_come_from_a_file_and_is_never_shown() throws IOException {
    Path secret = Files.writeString(folder.resolve("token"), "VS_hidden\n");

    Config config =
        reader().environment(Map.of("ROWHOUSE_VAULT_API_TOKEN_FILE", secret.toString())).read();

    assertThat(config.get(TOKEN)).isEqualTo("VS_hidden");
    assertThat(config.shown().get(TOKEN.name()).text()).isEqualTo("***");
  }

  @Test
  void a_list_can_be_written_as_a_list_in_the_file() throws IOException {
    Path file =
        Files.writeString(folder.resolve("rowhouse.yml"), "rowhouse:\n  apps: [vault, tarot]\n");

    assertThat(reader().file(file).read().get(APPS)).containsExactly("vault", "tarot");
  }
}
