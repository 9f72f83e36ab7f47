package rowhouse.wrapped.story;

import java.util.Locale;
import java.util.Map;
import rowhouse.foundation.database.Database;
import rowhouse.watching.member.Member;

/** Tells a person's year: by the rules, with the sentences that a model has put in other words. */
public final class StoryTeller {
  private final Database database;
  private final NarrationStore narrations = new NarrationStore();

  /** Tells what is kept in {@code database}. */
  public StoryTeller(Database database) {
    this.database = database;
  }

  /** The story of {@code year}, without what {@code left} leaves out. */
  public Story tell(Member member, RunYear year, Locale language, Redaction left) {
    String code = Words.of(language).locale().getLanguage();
    Map<String, String> retold =
        database.read(sql -> narrations.find(sql, member.id(), year.run(), code));
    return Stories.of(
        year.metrics(), year.before(), new Telling(language, left, retold, year.example()));
  }
}
