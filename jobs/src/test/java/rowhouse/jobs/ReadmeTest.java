package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(import .*?)```", Pattern.DOTALL);

  @Test
  void the_first_example_compiles_and_does_what_it_says(@TempDir Path folder) throws Exception {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
    assertThat(block.find()).isTrue();
    Path source = folder.resolve("Example.java");
    Files.writeString(source, block.group(1));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                classPath,
                "-proc:none",
                "-d",
                folder.toString(),
                source.toString());
    assertThat(compiled).isZero();

    Process example =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                folder + java.io.File.pathSeparator + classPath,
                "Example")
            .redirectErrorStream(true)
            .start();
    String output =
        new String(
            example.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

    assertThat(output).contains("Hello world", "job 1 is done");
    assertThat(example.waitFor()).isZero();
  }
}
