package rowhouse.foundation.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String ROW = "vault.account:17:cookie";
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("data/secret.key");
  }

  private Secrets secrets() {
    return Secrets.at(file());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "session=1; path=/", "비밀 秘密 🔑"})
  void what_was_sealed_opens_after_a_restart(String text) {
    String sealed = secrets().seal(ROW, text);
    assertThat(sealed).matches("s1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+");
    assertThat(secrets().open(ROW, sealed)).isEqualTo(text);
  }

  @Test
  void the_same_text_is_sealed_differently_every_time() {
    Secrets secrets = secrets();
    Set<String> sealed = new HashSet<>();
    IntStream.range(0, 1_000).forEach(i -> sealed.add(secrets.seal(ROW, "same")));
    assertThat(sealed).hasSize(1_000);
  }

  @Test
  void a_sealed_text_opens_in_its_own_row_alone() {
    Secrets secrets = secrets();
    String sealed = secrets.seal(ROW, "text");
    assertThatThrownBy(() -> secrets.open("vault.account:18:cookie", sealed))
        .isInstanceOf(SecretUnreadableException.class);
  }

  @Test
  void a_text_with_any_letter_changed_does_not_open() {
    Secrets secrets = secrets();
    String sealed = secrets.seal(ROW, "text");
    for (int i = 0; i < sealed.length() - 1; i++) {
      char[] changed = sealed.toCharArray();
      changed[i] = changed[i] == 'A' ? 'B' : 'A';
      String text = new String(changed);
      assertThatThrownBy(() -> secrets.open(ROW, text))
          .as("letter %d", i)
          .isInstanceOf(SecretUnreadableException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "s1..", "s1.00000000.AAAA", "s2.a.b", "s1.a.b.c", "s1.x.é"})
  void what_is_no_sealed_text_is_refused(String text) {
    assertThatThrownBy(() -> secrets().open(ROW, text))
        .isInstanceOf(SecretUnreadableException.class);
  }

  @Test
  void a_new_key_file_opens_nothing_of_the_old_one_and_says_so() throws IOException {
    String sealed = secrets().seal(ROW, "text");
    Files.delete(file());
    assertThatThrownBy(() -> secrets().open(ROW, sealed))
        .isInstanceOf(SecretUnreadableException.class)
        .hasMessageContaining("key is not in the key file");
  }

  @Test
  void the_key_file_is_for_its_owner_alone() throws IOException {
    secrets();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----"})
  void a_key_file_that_others_can_read_or_change_is_refused(String mode) throws IOException {
    String sealed = secrets().seal(ROW, "text");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(mode));
    assertThatThrownBy(this::secrets)
        .isInstanceOf(SecretKeyException.class)
        .hasMessageContaining("chmod 600");
    assertThat(Secrets.at(file(), true).open(ROW, sealed)).isEqualTo("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "0badc0de AAAA\n", "no key\n", "x\u0000y"})
  void a_damaged_key_file_is_refused_and_kept(String content) throws IOException {
    secrets();
    Files.writeString(file(), content);
    assertThatThrownBy(this::secrets)
        .isInstanceOf(SecretKeyException.class)
        .hasMessageContaining("do not delete it");
    assertThat(file()).hasContent(content);
  }

  @Test
  void after_a_rotation_old_texts_open_and_new_ones_use_the_new_key() {
    Secrets secrets = secrets();
    String old = secrets.seal(ROW, "text");
    secrets.rotate();
    assertThat(secrets.isCurrent(old)).isFalse();
    assertThat(secrets().open(ROW, old)).isEqualTo("text");
    String fresh = secrets.reseal(ROW, old);
    assertThat(secrets.isCurrent(fresh)).isTrue();
    secrets.forgetOld();
    assertThat(secrets().open(ROW, fresh)).isEqualTo("text");
    assertThatThrownBy(() -> secrets().open(ROW, old))
        .isInstanceOf(SecretUnreadableException.class);
  }

  @Test
  void two_starts_at_once_agree_on_one_key() throws Exception {
    try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Secrets>> all =
          IntStream.range(0, 20).mapToObj(i -> starts.submit(this::secrets)).toList();
      String sealed = all.getFirst().get().seal(ROW, "text");
      for (Future<Secrets> one : all) {
        assertThat(one.get().open(ROW, sealed)).isEqualTo("text");
      }
    }
  }

  @Test
  void neither_key_nor_text_is_in_any_message() throws IOException {
    Secrets secrets = secrets();
    String sealed = secrets.seal(ROW, "geheim");
    String key = Files.readAllLines(file()).getLast().substring(9);
    StringWriter said = new StringWriter();
    said.append(secrets.toString());
    for (String broken : List.of(sealed + "A", sealed.substring(3), "geheim")) {
      assertThatThrownBy(() -> secrets.open(ROW, broken))
          .satisfies(e -> e.printStackTrace(new PrintWriter(said, true)));
    }
    Files.writeString(file(), "deadbeef " + key);
    assertThatThrownBy(this::secrets)
        .satisfies(e -> e.printStackTrace(new PrintWriter(said, true)));
    assertThat(said.toString()).doesNotContain("geheim").doesNotContain(key);
  }
}
