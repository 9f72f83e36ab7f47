package rowhouse.watching.example;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.source.Layout;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a history in the form in which TikTok would have exported it, newest event first. Every
 * file says that it is an example: in its profile, and a ZIP in a file of its own.
 */
public final class ExampleExport {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String NOTE =
      "Example made by Rowhouse. Nobody watched these videos and none of them exists.";
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final WatchHistory history;
  private final Layout layout;

  /** An export of {@code history}, which must be sorted, in one of TikTok's layouts. */
  public ExampleExport(WatchHistory history, Layout layout) {
    this.history = history;
    this.layout = layout;
  }

  /** Writes the ZIP that TikTok sends; the stream stays open. */
  public void writeZip(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.putNextEntry(entry("EXAMPLE.txt"));
    zip.write(NOTE.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    switch (layout) {
      case TEXT -> {
        zip.putNextEntry(entry("TikTok/Your Activity/Watch History.txt"));
        writePlain(zip);
        zip.closeEntry();
        zip.putNextEntry(entry("TikTok/Likes and Favorites/Like List.txt"));
        writeTextLikes(zip);
      }
      case FLAT_LEGACY -> {
        zip.putNextEntry(entry("user_data.json"));
        writePlain(zip);
      }
      case NESTED, CURRENT -> {
        zip.putNextEntry(entry("user_data_tiktok.json"));
        writePlain(zip);
      }
    }
    zip.closeEntry();
    zip.finish();
  }

  /**
   * Writes the JSON, or for {@link Layout#TEXT} the list of watched videos; the stream stays open.
   */
  public void writePlain(OutputStream out) throws IOException {
    if (layout == Layout.TEXT) {
      writeText(out);
      return;
    }
    try (JsonGenerator json =
        JSON.createGenerator(ObjectWriteContext.empty(), new StaysOpen(out))) {
      json.writeStartObject();
      switch (layout) {
        case FLAT_LEGACY -> writeFlat(json);
        case NESTED -> writeNested(json);
        case TEXT -> throw new IllegalStateException("text was written above");
        case CURRENT -> writeCurrent(json);
      }
      json.writeEndObject();
    }
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(1_767_225_600_000L); // a fixed time, so that equal histories give equal files
    return entry;
  }

  private void writeFlat(JsonGenerator json) {
    writeProfile(json, "Profile", "Profile Information");
    json.writeObjectPropertyStart("Activity");
    writeLikes(json);
    writeHistory(json, "Video Browsing History");
    json.writeEndObject();
  }

  private void writeNested(JsonGenerator json) {
    writeProfile(json, "Profile", "Profile Info");
    json.writeObjectPropertyStart("Your Activity");
    writeLikes(json);
    writeHistory(json, "Watch History");
    json.writeEndObject();
  }

  private void writeCurrent(JsonGenerator json) {
    writeProfile(json, "Profile And Settings", "Profile Info");
    json.writeObjectPropertyStart("Likes and Favorites");
    writeLikes(json);
    json.writeEndObject();
    json.writeObjectPropertyStart("Your Activity");
    json.writeNullProperty("Hashtag");
    json.writeObjectPropertyStart("Searches");
    json.writeNullProperty("SearchList");
    json.writeEndObject();
    writeHistory(json, "Watch History");
    json.writeEndObject();
  }

  private static void writeProfile(JsonGenerator json, String root, String holder) {
    json.writeObjectPropertyStart(root);
    json.writeObjectPropertyStart(holder);
    json.writeStringProperty("App", "TikTok");
    json.writeObjectPropertyStart("ProfileMap");
    json.writeStringProperty("userName", ExampleHistory.ACCOUNT);
    json.writeStringProperty("bioDescription", NOTE);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeLikes(JsonGenerator json) {
    json.writeObjectPropertyStart("Like List");
    json.writeBooleanProperty("IsFastLane", true);
    json.writeArrayPropertyStart("ItemFavoriteList");
    for (int i = history.size() - 1; i >= 0; i -= 20) {
      writeRow(json, "date", "link", i);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeHistory(JsonGenerator json, String section) {
    json.writeObjectPropertyStart(section);
    json.writeArrayPropertyStart("VideoList");
    for (int i = history.size() - 1; i >= 0; i--) {
      writeRow(json, "Date", "Link", i);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeRow(JsonGenerator json, String date, String link, int index) {
    json.writeStartObject();
    json.writeStringProperty(date, DATE.format(Instant.ofEpochSecond(history.at(index))));
    json.writeStringProperty(link, link(index));
    json.writeEndObject();
  }

  private void writeText(OutputStream out) throws IOException {
    Writer text = writer(out);
    for (int i = history.size() - 1; i >= 0; i--) {
      text.write("Date: " + DATE.format(Instant.ofEpochSecond(history.at(i))) + " UTC\n");
      text.write("Link: " + link(i) + "\n\n");
    }
    text.flush();
  }

  private void writeTextLikes(OutputStream out) throws IOException {
    Writer text = writer(out);
    for (int i = history.size() - 1; i >= 0; i -= 20) {
      text.write("Date: " + DATE.format(Instant.ofEpochSecond(history.at(i))) + "\n");
      text.write("Link: " + link(i) + "\n\n");
    }
    text.flush();
  }

  private static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  private String link(int index) {
    return "https://www.tiktokv.com/share/video/" + history.video(index) + "/";
  }

  /** Lets the generator be closed without the stream below it. */
  private static final class StaysOpen extends FilterOutputStream {
    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
