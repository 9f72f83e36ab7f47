package rowhouse.foundation.program;

import java.util.List;

/** The programs that something in the house can use. */
public enum Program {
  /** Takes pictures of pages. */
  CHROMIUM("--version", "chromium chromium-browser google-chrome-stable google-chrome"),
  /** Cuts and joins films. */
  FFMPEG("-version", "ffmpeg"),
  /** Says what a film holds. */
  FFPROBE("-version", "ffprobe"),
  /** Makes moving WebP from moving GIF. */
  GIF2WEBP("-version", "gif2webp"),
  /** Fetches films. */
  YT_DLP("--version", "yt-dlp");

  private final String versionArgument;
  private final String names;

  Program(String versionArgument, String names) {
    this.versionArgument = versionArgument;
    this.names = names;
  }

  /** The name to show and to configure, such as {@code yt-dlp}. */
  public String label() {
    return names().getFirst();
  }

  String versionArgument() {
    return versionArgument;
  }

  List<String> names() {
    return List.of(names.split(" ", -1));
  }
}
