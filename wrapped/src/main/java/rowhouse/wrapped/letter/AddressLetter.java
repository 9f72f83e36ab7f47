package rowhouse.wrapped.letter;

import java.util.List;
import java.util.Locale;
import rowhouse.foundation.mail.Letter;
import rowhouse.foundation.mail.MailAddress;

/** The letter that asks whether an address is its reader's. */
public final class AddressLetter {
  private AddressLetter() {}

  /** Written to {@code to}, whose reader says yes behind {@code link}. */
  public static Letter ask(MailAddress to, Locale language, String link) {
    LetterWords words = LetterWords.of(language);
    LetterPage page =
        new LetterPage(
            words.locale().getLanguage(),
            words.say("address.title"),
            List.of(words.say("address.why"), words.say("address.how")),
            words.say("address.action"),
            link,
            words.say("address.footer"));
    return Letter.to(to)
        .subject(words.say("address.subject"))
        .text(page.text())
        .html(page.html())
        .kind("wrapped_address")
        .language(words.locale().getLanguage());
  }
}
