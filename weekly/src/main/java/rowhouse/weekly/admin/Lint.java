package rowhouse.weekly.admin;

import java.util.ArrayList;
import java.util.List;
import rowhouse.weekly.letter.Written;
import rowhouse.weekly.words.Words;

/** What mailbox providers would mind about a letter. */
record Lint(String code, String sentence) {
  private static final int LONG_SUBJECT = 90;

  static List<Lint> of(Written written, String base, Words words) {
    List<Lint> found = new ArrayList<>();
    if (written.bytes() > Written.CLIPPED_AT) {
      found.add(new Lint("html_too_long", words.say("lint.html_too_long", written.bytes())));
    }
    if (written.subject().length() > LONG_SUBJECT) {
      found.add(new Lint("subject_too_long", words.say("lint.subject_too_long")));
    }
    if (base.isEmpty()) {
      found.add(new Lint("base_url_missing", words.say("lint.base_url_missing")));
    } else if (!base.startsWith("https://")) {
      found.add(new Lint("no_https", words.say("lint.no_https")));
    }
    return found;
  }
}
