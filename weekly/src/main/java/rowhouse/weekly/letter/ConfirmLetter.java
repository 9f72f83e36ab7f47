package rowhouse.weekly.letter;

import rowhouse.weekly.words.Words;

/** The two letters that answer a wish to subscribe; neither belongs to a list. */
public final class ConfirmLetter {
  /** Names the text that was agreed to; changes whenever that text does. */
  public static final String TEXT_VERSION = "2026-11";

  private ConfirmLetter() {}

  /** Asks whether it was really the owner of the mailbox who wants letters. */
  public static Written ask(String language, String confirm, String sender) {
    Words words = Words.of(language);
    Pages pages = new Pages(words);
    pages.title(words.say("brand"), words.say("confirm.title"));
    pages.paragraph(words.say("confirm.body"));
    pages.button(words.say("confirm.button"), confirm);
    pages.small(words.say("confirm.not_you"));
    end(pages, sender);
    return pages.finish(words.say("confirm.subject"), words.say("confirm.preheader"));
  }

  /** Tells somebody who subscribed long ago where the preferences are. */
  public static Written already(String language, String preferences, String sender) {
    Words words = Words.of(language);
    Pages pages = new Pages(words);
    pages.title(words.say("brand"), words.say("already.title"));
    pages.paragraph(words.say("already.body"));
    pages.button(words.say("already.button"), preferences);
    pages.small(words.say("confirm.not_you"));
    end(pages, sender);
    return pages.finish(words.say("already.subject"), words.say("already.preheader"));
  }

  private static void end(Pages pages, String sender) {
    pages.space();
    if (!sender.isEmpty()) {
      pages.small(sender);
    }
  }
}
