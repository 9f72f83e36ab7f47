package rowhouse.vault.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rowhouse.vault.snapshot.Resource;
import rowhouse.vault.snapshot.Resources.Kind;
import rowhouse.vault.snapshot.Snapshot;
import rowhouse.vault.snapshot.SnapshotLimits;
import rowhouse.vault.snapshot.SnapshotMaker;
import rowhouse.vault.test.Chromium;

class ExampleSiteTest {
  private final ExampleSite site = new ExampleSite();

  @TempDir Path folder;

  private Document page(URI address) {
    return Jsoup.parse(
        new String(site.find(address).orElseThrow().bytes(), UTF_8), address.toString());
  }

  private Snapshot snapshot(URI address, List<URI> missing) {
    return new SnapshotMaker(SnapshotLimits.DEFAULT)
        .make(
            new String(site.find(address).orElseThrow().bytes(), UTF_8),
            UTF_8,
            address,
            Instant.EPOCH,
            (asked, _) -> {
              var found = site.find(asked);
              if (found.isEmpty()) {
                missing.add(asked);
              }
              return found;
            });
  }

  @Test
  void there_are_eight_pages_in_three_languages_each_with_title_author_date_and_pictures() {
    List<String> languages = new ArrayList<>();
    for (URI address : site.pages()) {
      Document page = page(address);
      languages.add(page.expectFirst("html").attr("lang"));
      assertThat(page.title()).contains(page.expectFirst("h1").text());
      assertThat(page.expectFirst("meta[name=author]").attr("content")).isNotBlank();
      assertThat(page.expectFirst("time").attr("datetime")).matches("2026-.*Z");
      assertThat(page.select("article img")).isNotEmpty();
      assertThat(page.select("article img:not([alt])")).isEmpty();
      assertThat(page.expectFirst("link[rel=canonical]").attr("href"))
          .isEqualTo(address.toString());
      assertThat(page.expectFirst("footer").text()).contains("Rowhouse");
    }
    assertThat(languages).hasSize(8).contains("en", "zh", "ko");
  }

  @Test
  void every_link_and_every_resource_of_the_example_leads_somewhere() {
    for (URI address : site.pages()) {
      for (Element link : page(address).select("a[href]")) {
        assertThat(site.find(URI.create(link.absUrl("href")))).as(link.outerHtml()).isPresent();
      }
      List<URI> missing = new ArrayList<>();
      Snapshot made = snapshot(address, missing);
      assertThat(missing).isEmpty();
      assertThat(made.dropped()).isEmpty();
    }
  }

  @Test
  void a_picture_is_shown_for_every_file_and_together_they_stay_small() throws IOException {
    Set<String> shown = new HashSet<>();
    for (URI address : site.pages()) {
      snapshot(address, new ArrayList<>()).kept().stream()
          .filter(kept -> kept.kind() == Kind.PICTURE)
          .forEach(kept -> shown.add(Path.of(kept.address().getPath()).getFileName().toString()));
    }
    Path pictures = Path.of("src/main/resources/rowhouse/vault/example/pictures");
    try (Stream<Path> files = Files.list(pictures)) {
      long bytes = 0;
      for (Path file : files.toList()) {
        bytes += Files.size(file);
        String name = file.getFileName().toString();
        boolean smallOrStandIn = name.equals("blank.gif") || name.equals("street-dusk-640.jpg");
        assertThat(smallOrStandIn || shown.contains(name)).as(name).isTrue();
        assertThat(site.find(ExampleSite.ROOT.resolve("/pictures/" + name)))
            .hasValueSatisfying(found -> assertThat(found.mime()).startsWith("image/"));
      }
      assertThat(bytes).isLessThan(900_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.rowhouse.invalid/nothing",
        "https://example.rowhouse.invalid/pages/essays/six-doors.html",
        "https://example.rowhouse.invalid/../ExampleSite.class",
        "https://example.rowhouse.invalid/pictures/%2e%2e/style.css",
        "https://example.rowhouse.invalid",
        "https://other.invalid/style.css",
        "mailto:someone@example.rowhouse.invalid",
      })
  void v_d10_what_is_not_listed_is_not_there(String address) {
    assertThat(site.find(URI.create(address))).isEmpty();
  }

  @Test
  void an_address_with_query_and_fragment_is_the_page_without_them() {
    Resource found =
        site.find(URI.create("https://EXAMPLE.rowhouse.invalid/essays/six-doors?utm_source=x#y"))
            .orElseThrow();
    assertThat(found.address()).isEqualTo(site.pages().getFirst());
  }

  @Test
  void the_snapshot_of_every_page_opens_offline_with_its_pictures() throws Exception {
    Chromium chromium = Chromium.in(folder);
    StringBuilder frames = new StringBuilder("<body style='margin:0'>");
    for (int i = 0; i < site.pages().size(); i++) {
      Path file = folder.resolve(i + ".html");
      Files.write(file, snapshot(site.pages().get(i), new ArrayList<>()).bytes());
      frames.append(
          "<iframe style='border:0;width:400px;height:900px' src=" + i + ".html></iframe>");
    }
    Path all = Files.writeString(folder.resolve("all.html"), frames);
    Chromium.Visit visit = chromium.open(all, 1640, 1820);
    assertThat(visit.requests()).isEmpty();
    assertThat(visit.netLog()).doesNotContain("rowhouse.invalid");
    Set<Integer> colors = new HashSet<>();
    for (int x = 0; x < 1600; x += 8) {
      for (int y = 0; y < 1800; y += 8) {
        colors.add(visit.picture().getRGB(x, y));
      }
    }
    assertThat(colors)
        .as("drawn pictures have many colours, text has few")
        .hasSizeGreaterThan(2000);
  }
}
