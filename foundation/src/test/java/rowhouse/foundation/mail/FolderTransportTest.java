package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderTransportTest extends TransportContract {
  @TempDir Path folder;

  @Override
  MailTransport transport() {
    return new FolderTransport(folder.resolve("mail"));
  }

  @Override
  List<String> arrived() throws IOException {
    List<String> letters = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("mail"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".eml")).toList()) {
        letters.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return letters;
  }

  @Override
  MailTransport unreachable() throws IOException {
    Files.writeString(folder.resolve("file"), "no folder");
    return new FolderTransport(folder.resolve("file"));
  }

  @Test
  void a_folder_can_be_asked_what_it_has() {
    try (FolderTransport transport = new FolderTransport(folder.resolve("mail"))) {
      assertThat(transport.ask("rig", 1, "token1")).isEqualTo(MailTransport.Knowledge.NEVER_SEEN);
      assertThat(transport.hand(envelope(1, "ann@example.com")))
          .isEqualTo(new Handover.Accepted("00000001-token1.eml"));
      assertThat(transport.ask("rig", 1, "token1")).isEqualTo(MailTransport.Knowledge.ACCEPTED);
      assertThat(transport.ask("other", 1, "token1")).isEqualTo(MailTransport.Knowledge.NEVER_SEEN);
    }
  }
}
