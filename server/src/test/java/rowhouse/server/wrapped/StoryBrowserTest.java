package rowhouse.server.wrapped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.server.HouseUnderTest;
import rowhouse.server.vault.PageWalk;
import rowhouse.server.vault.ServerProcess;
import rowhouse.watching.example.ExampleExport;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.source.Layout;

/** What a person does with a year, in a real browser at a real house. */
final class StoryBrowserTest {
  private static final int YEAR = 2025;

  @TempDir Path folder;

  @BeforeAll
  static void lookForTheBrowser() {
    PageWalk.requireBrowser();
  }

  @Test
  void from_an_export_to_a_story_a_picture_and_a_link_that_is_taken_back() throws Exception {
    Path file = folder.resolve("TikTok_Data.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      ExampleHistory.Wish wish = ExampleHistory.Wish.year(YEAR, ZoneOffset.UTC);
      new ExampleExport(ExampleHistory.of(wish), Layout.CURRENT).writeZip(out);
    }
    try (ServerProcess house =
        ServerProcess.start(
            folder.resolve("data"), "--rowhouse.owner.password=" + HouseUnderTest.PASSWORD)) {
      PageWalk.Ended ended =
          PageWalk.of(
              house,
              () -> {},
              List.of("FILE", file.toString(), "YEAR", String.valueOf(YEAR)),
              "story");
      assertThat(ended.code()).as(ended.said()).isZero();
    }
  }
}
