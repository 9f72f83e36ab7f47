package rowhouse.foundation.outside;

import java.time.Duration;

/** What a person reads when a fetch fails: the cause, then the next step. */
final class Sentences {
  private Sentences() {}

  static String blocked(String host) {
    return host
        + " lies inside a private network or on this machine, so it was not opened. If it is yours,"
        + " add it with its port to rowhouse.outside.allow.";
  }

  static String redirectBlocked(String from, String why) {
    return from
        + " sends visitors on to another address that was not opened: "
        + why
        + " Open the link in a browser and share the address that it ends at.";
  }

  static String of(FetchCode code, String host) {
    return switch (code) {
      case URL_INVALID -> "This link is not a web address. Check it and paste it again.";
      case ADDRESS_BLOCKED -> blocked(host);
      case REDIRECT_BLOCKED -> redirectBlocked(host, "it is not a public web address.");
      case TOO_MANY_REDIRECTS ->
          host + " sends visitors on more than five times. Share the address it ends at.";
      case REDIRECT_LOOP ->
          host + " sends visitors round in a circle. Open the link in a browser to see why.";
      case HOST_BUSY -> "Many pages of " + host + " are waiting already. It is tried again later.";
      case DNS_FAILED ->
          "The name " + host + " could not be found. Check its spelling, or try again later.";
      case CONNECT_FAILED -> host + " does not accept connections. Try again later.";
      case TLS_FAILED ->
          host
              + " has no valid certificate, so the connection would not be secure. Open it in a"
              + " browser to see what is wrong.";
      case TIMEOUT -> host + " did not answer in time. Try again later.";
      case TOO_SLOW -> host + " sends its page too slowly. Try again later.";
      case TOO_LARGE -> "What " + host + " sends is larger than is kept. Nothing was kept.";
      case BOMB ->
          "What "
              + host
              + " sends unpacks to more than 200 times its size, which only attacks do. Nothing was"
              + " kept.";
      case BODY_BROKEN -> host + " broke off in the middle of its answer. Try again later.";
      case ENCODING_UNKNOWN ->
          host + " packs its answer in a way that was not asked for. Nothing could be kept.";
      case PROTOCOL_BROKEN -> "What " + host + " sends is not a web page. Check the address.";
      case HTTP_STATUS -> host + " answered with an error.";
      case CANCELLED -> "The work was stopped before " + host + " had answered.";
    };
  }

  static String status(int status, String host) {
    String words =
        switch (status) {
          case 401, 402, 403, 407, 451 -> "does not show this page to strangers";
          case 404, 410 -> "no longer has this page";
          case 429 -> "asks for fewer visits at the moment";
          default -> status >= 500 ? "has a problem of its own" : "did not give this page out";
        };
    String next =
        status == 429 || status >= 500
            ? "Try again later."
            : "Open the link in a browser to see what it says.";
    return host + " " + words + " (HTTP " + status + "). " + next;
  }

  static String late(String host, Duration total) {
    return host + " did not finish within " + total.toSeconds() + " seconds. Try again later.";
  }
}
