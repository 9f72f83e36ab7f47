package rowhouse.vault.page;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures how many pages of the corpus one thread reads in a second. Run its main; it is no test.
 */
final class ExtractionSpeed {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ExtractionSpeed() {}

  public static void main(String[] args) {
    List<CorpusPage> pages = CorpusPage.all();
    List<byte[]> bytes = pages.stream().map(CorpusPage::html).toList();
    long size = bytes.stream().mapToLong(each -> each.length).sum();
    Extractor extractor = new Extractor();
    for (int round = 1; round <= 6; round++) {
      long start = System.nanoTime();
      long cpuStart = THREADS.getCurrentThreadCpuTime();
      int words = 0;
      int times = 10;
      for (int k = 0; k < times; k++) {
        for (int i = 0; i < pages.size(); i++) {
          CorpusPage page = pages.get(i);
          if (extractor.extract(bytes.get(i), page.contentType(), URI.create(page.url()))
              instanceof Article article) {
            words += SafeHtml.of(article.contentHtml(), url -> Optional.empty()).length();
          }
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpu = (THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "round %d: %.0f pages/s by the clock, %.0f pages per second of processor time"
              + " (extracted and made safe, one thread, mean page %.1f KB, %d)%n",
          round,
          pages.size() * times / seconds,
          pages.size() * times / cpu,
          size / 1024.0 / pages.size(),
          words);
    }
  }
}
