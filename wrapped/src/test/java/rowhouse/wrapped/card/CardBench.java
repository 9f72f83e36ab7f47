package rowhouse.wrapped.card;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rowhouse.wrapped.story.Card;
import rowhouse.wrapped.story.Stories;
import rowhouse.wrapped.story.Story;
import rowhouse.wrapped.story.Words;
import rowhouse.wrapped.story.Year;

/**
 * Draws every card and says what it costs. {@code CardBench FOLDER} also writes the pictures, to be
 * looked at; {@code CardBench} alone only measures: two rounds to warm up, three that count.
 */
public final class CardBench {
  private static final int WARM = 2;
  private static final int ROUNDS = 3;

  private CardBench() {}

  /** Runs the bench. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    if (arguments.length > 0) {
      write(Path.of(arguments[0]));
      return;
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Double> millis = new ArrayList<>();
    long bytes = 0;
    for (int round = 0; round < WARM + ROUNDS; round++) {
      for (String language : Words.LANGUAGES) {
        Story story = story(Locale.of(language));
        for (Card card : story.cards()) {
          long before = threads.getCurrentThreadCpuTime();
          Look look = new Look(story.year(), Locale.of(language), Palette.LANTERN);
          byte[] png = Raster.png(CardSvg.of(card, look, true));
          if (round >= WARM) {
            millis.add((threads.getCurrentThreadCpuTime() - before) / 1e6);
            bytes += png.length;
          }
        }
      }
    }
    millis.sort(Double::compare);
    System.out.printf(
        "%d cards: CPU p50 %.0f ms, p95 %.0f ms, most %.0f ms; %d KB each%n",
        millis.size(),
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 95 / 100),
        millis.getLast(),
        bytes / millis.size() / 1024);
  }

  private static Story story(Locale language) {
    return Stories.of(Year.enriched(2025, 9_000), Year.plain(2024, 7_000), language);
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Palette palette : Palette.values()) {
      for (String language : Words.LANGUAGES) {
        for (String kind : List.of("plain", "enriched")) {
          Story story =
              kind.equals("plain")
                  ? Stories.of(Year.plain(2025, 9_000), null, Locale.of(language))
                  : story(Locale.of(language));
          Look look = new Look(story.year(), Locale.of(language), palette);
          for (Card card : story.cards()) {
            String name =
                "%s-%s-%s-%02d-%s"
                    .formatted(palette.word(), language, kind, card.n(), card.kind().word());
            Files.write(folder.resolve(name + ".png"), Raster.png(CardSvg.of(card, look, true)));
            Files.writeString(folder.resolve(name + ".svg"), CardSvg.of(card, look, false));
          }
        }
      }
    }
  }
}
