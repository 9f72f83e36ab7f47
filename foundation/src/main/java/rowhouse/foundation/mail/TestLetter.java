package rowhouse.foundation.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;

/** The letter by which an owner sees that mail leaves the house. */
final class TestLetter {
  static final String KIND = "test";

  private TestLetter() {}

  static Letter to(MailAddress address, String language, String transport, Instant at) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "rowhouse.foundation.mail.test_letter",
            Locale.forLanguageTag(language.isEmpty() ? "en" : language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String text =
        words.getString("text") + "\n\n" + words.getString("made") + " " + at + " · " + transport;
    return Letter.to(address)
        .kind(KIND)
        .subject(words.getString("subject"))
        .text(text + "\n")
        .html("<p>" + words.getString("text") + "</p><p>" + at + " · " + transport + "</p>")
        .priority(100);
  }
}
