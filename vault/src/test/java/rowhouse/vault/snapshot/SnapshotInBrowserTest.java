package rowhouse.vault.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.vault.test.Chromium;

/** Opens snapshots in the browser people use: nothing asked, nothing run, pictures there. */
class SnapshotInBrowserTest {
  private static final URI PAGE = URI.create("https://site.example/a/page.html");

  /** Every place where a page can show a picture, one square each, 60 pixels apart. */
  private static final List<String> PLACES =
      List.of(
          "<img src=/p.png>",
          "<img src=/s.png srcset='/p.png 800w, /huge.png 9000w'>",
          "<img class=lazy src='data:image/gif;base64,R0lGOD' data-src=/p.png style='opacity:0'>",
          "<picture><source srcset=/p.png><img src=/gone.png></picture>",
          "<video poster=/p.png src=/film.mp4 width=40 height=40 style='object-fit:fill'></video>",
          "<svg width=40 height=40><image href=/p.png width=40 height=40 /></svg>",
          "<svg width=40 height=40><use href='/icons.svg#square'/></svg>",
          "<div class=styled></div>",
          "<div class=imported></div>",
          "<div style=\"background:url('/p.png')\"></div>",
          "<div class=set></div>",
          "<img src=/drawing.svg width=40 height=40>",
          "<input type=image src=/p.png>",
          "<img src=/blank.gif><noscript><img src=/p.png></noscript>");

  @TempDir Path folder;

  private static byte[] green() throws IOException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0, 160, 0));
    pen.fillRect(0, 0, 40, 40);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static String drawing(String inner) {
    return "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>" + inner + "</svg>";
  }

  private static FakeResources website() throws IOException {
    String square = "<rect width='40' height='40' fill='rgb(0,160,0)'/>";
    return new FakeResources()
        .with("https://site.example/p.png", green(), "image/png")
        .css(
            "https://site.example/s.css",
            "@import 'deep/i.css';.styled,.set{width:40px;height:40px}.styled{background:url(p.png)}"
                + ".set{background:image-set('p.png' 1x)}.lazy{opacity:0}")
        .css(
            "https://site.example/deep/i.css",
            ".imported{width:40px;height:40px;background:url(../p.png)}")
        .with(
            "https://site.example/icons.svg",
            drawing("<symbol id='square'>" + square + "</symbol>").getBytes(UTF_8),
            "image/svg+xml")
        .with("https://site.example/drawing.svg", drawing(square).getBytes(UTF_8), "text/plain");
  }

  private Path snapshot(String name, String html, Resources web) throws IOException {
    Path file = folder.resolve(name);
    Snapshot made =
        new SnapshotMaker(SnapshotLimits.DEFAULT).make(html, UTF_8, PAGE, Instant.EPOCH, web);
    return Files.write(file, made.bytes());
  }

  @Test
  void a_snapshot_shows_its_pictures_asks_nothing_and_runs_nothing() throws Exception {
    Chromium chromium = Chromium.in(folder);
    StringBuilder html =
        new StringBuilder(
            "<!doctype html><title>safe</title><link rel=stylesheet href=/s.css><link rel=icon href=/p.png>"
                + "<style>body{margin:0}.box{position:absolute;top:10px}div[style]{width:40px;height:40px}</style>"
                + "<script>document.title='ran'</script><body onload=\"document.title='ran'\">");
    for (int i = 0; i < PLACES.size(); i++) {
      html.append("<div class=box style='left:").append(i * 60 + 10).append("px'>");
      html.append(PLACES.get(i)).append("</div>");
    }
    Path file = snapshot("page.html", html.toString(), website());

    Chromium.Visit visit = chromium.open(file, 60 * PLACES.size() + 20, 400);

    assertThat(visit.requests()).isEmpty();
    assertThat(visit.netLog()).doesNotContain("site.example");
    assertThat(visit.dom()).contains("<title>safe</title>").doesNotContain("ran");
    for (int i = 0; i < PLACES.size(); i++) {
      Color seen = new Color(visit.picture().getRGB(i * 60 + 30, 30));
      assertThat(seen).as(PLACES.get(i)).isEqualTo(new Color(0, 160, 0));
    }
  }

  @Test
  void v_d08_hostile_pages_ask_nothing_and_run_nothing_in_a_real_browser() throws Exception {
    Chromium chromium = Chromium.in(folder);
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < HostilePageTest.tricks().size(); i++) {
      // Whatever runs shows itself by a request, which the network log cannot miss.
      String trick =
          HostilePageTest.tricks()
              .get(i)
              .replace("alert(1)", "new Image().src='http://evil.example/ran'")
              .replace("document.title='ran'", "new Image().src='http://evil.example/ran'");
      String ground = "<style>html{background:rgb(0,160,0)}</style>";
      snapshot("kept" + i + ".html", ground + trick, new FakeResources());
      kept.append(frame(i));
    }
    Path raw =
        Files.writeString(
            folder.resolve("raw.html"),
            "<style>@import 'http://evil.example/i.css'</style><link rel=preconnect href=//evil.example>"
                + "<img src=x onerror=\"new Image().src='http://evil.example/ran'\">");
    Path keptFrames = Files.writeString(folder.resolve("kept.html"), kept);

    Chromium.Visit before = chromium.open(raw, 800, 600);
    Chromium.Visit after = chromium.open(keptFrames, 800, 600);

    assertThat(before.requests())
        .as("the log sees what a page does when nothing holds it")
        .contains("http://evil.example/ran", "http://evil.example/i.css");
    assertThat(after.requests()).isEmpty();
    assertThat(after.netLog()).doesNotContain("evil.example");
    for (int i = 0; i < HostilePageTest.tricks().size(); i++) {
      Color seen = new Color(after.picture().getRGB(i % 10 * 60 + 45, i / 10 * 60 + 3));
      assertThat(seen).as("page %d was shown", i).isEqualTo(new Color(0, 160, 0));
    }
  }

  private static String frame(int index) {
    return "<iframe src=kept%d.html style='position:absolute;border:0;width:50px;height:50px;left:%dpx;top:%dpx'></iframe>"
        .formatted(index, index % 10 * 60, index / 10 * 60);
  }
}
