package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.ConfigException;
import rowhouse.foundation.config.ConfigReader;

final class MailConfigTest {
  @TempDir Path folder;

  private static Config read(String... settings) {
    List<String> arguments =
        Arrays.stream(settings).map(setting -> "--rowhouse.mail." + setting).toList();
    return new ConfigReader(MailConfig.KEYS).commandLine(arguments).read();
  }

  private PostOffice office(String... settings) {
    PostOffice office = PostOffice.open(MailConfig.of(read(settings)), folder, Clock.systemUTC());
    office.linksFrom(() -> "https://house.example");
    return office;
  }

  @Test
  void without_a_setting_letters_are_laid_into_a_folder() {
    try (PostOffice office = office()) {
      assertThat(office.transport()).isEqualTo("folder");
      assertThat(office.missing()).isEmpty();
      office.linksFrom(() -> "");
      assertThat(office.missing()).contains("base_url_missing");
    }
  }

  @Test
  void a_way_out_that_lacks_something_holds_letters_back_and_says_so() {
    for (String[] settings :
        new String[][] {
          {"transport=smtp"},
          {"transport=smtp", "smtp.host=mx.example"},
          {"transport=smtp", "from=post@house.example"},
          {"transport=ses"}
        }) {
      try (PostOffice office = office(settings)) {
        assertThat(office.missing()).contains("mail_not_set_up");
        assertThat(office.transport()).isEqualTo("off");
      }
    }
    try (PostOffice office = office("transport=off")) {
      assertThat(office.missing()).contains("mail_off");
    }
    try (PostOffice office =
        office(
            "transport=ses", "from=post@house.example", "ses.access-key=a", "ses.secret-key=b")) {
      assertThat(office.missing()).isEmpty();
      assertThat(office.transport()).isEqualTo("ses");
    }
  }

  @Test
  void a_sender_that_is_no_address_stops_the_start() {
    assertThatThrownBy(() -> read("from=Rowhouse"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rowhouse.mail.from")
        .hasMessageContaining("must look like");
    assertThatThrownBy(() -> read("transport=pigeon")).isInstanceOf(ConfigException.class);
  }

  @Test
  void secrets_come_from_files_and_are_never_shown() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "a-very-secret-word\n");
    Config config =
        read(
            "transport=smtp",
            "from=post@house.example",
            "smtp.host=mx.example",
            "smtp.user=sender",
            "smtp.password-file=" + secret,
            "dsn.token-file=" + secret,
            "ses.secret-key-file=" + secret);
    MailConfig mail = MailConfig.of(config);
    assertThat(mail.smtp().password()).isEqualTo("a-very-secret-word");
    assertThat(mail.smtp().port()).isEqualTo(587);
    assertThat(mail.toString()).doesNotContain("a-very-secret-word");
    assertThat(config.shown().toString()).doesNotContain("a-very-secret-word");
    assertThat(MailConfig.of(read("smtp.tls=implicit")).smtp().port()).isEqualTo(465);
  }
}
