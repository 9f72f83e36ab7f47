package rowhouse.wrapped.story;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobRun;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/**
 * Has a model put the sentences of a story in other words, when one is configured. It sees our
 * sentences with empty places, no figure and no name; what it says is checked, and the rules' own
 * sentence stands wherever it is not good enough.
 */
public final class Narration implements Belongings {
  private static final Logger LOG = LoggerFactory.getLogger(Narration.class);

  private final Room room;
  private final @Nullable Narrator narrator;
  private final NarrationStore store = new NarrationStore();

  /**
   * Narration in {@code room}.
   *
   * @param narrator null when no model is configured; then everything works by the rules alone
   */
  public Narration(Room room, @Nullable Narrator narrator) {
    this.room = room;
    this.narrator = narrator;
  }

  /** Whether there is a model to ask. */
  public boolean isConfigured() {
    return narrator != null;
  }

  /** Has a story narrated; {@link #ask} is the same inside a transaction. */
  long start(long member, String run, Locale language) {
    return room.database().write(sql -> add(member, run, language));
  }

  /** Has a story narrated after this transaction; false when no model is configured. */
  public boolean ask(JdbcClient sql, long member, String run, Locale language) {
    if (narrator != null) {
      add(member, run, language);
    }
    return narrator != null;
  }

  private long add(long member, String run, Locale language) {
    String code = Words.of(language).locale().getLanguage();
    return room.jobs()
        .add(
            new NarrateStory(member, run, code),
            AddOptions.unique("narrate:" + member + ":" + run + ":" + code));
  }

  /** The job: asks, checks and keeps. Done twice it asks twice and keeps one. */
  public void narrate(JobRun<NarrateStory> job) {
    NarrateStory wish = job.payload();
    Locale language = Locale.of(wish.language());
    Map<String, String> good = checked(language);
    room.database()
        .complete(
            job,
            sql ->
                store.put(
                    sql, wish.member(), wish.run(), wish.language(), good, room.clock().instant()));
  }

  /** The sentences of the model that may stand on a card; none when there is no answer. */
  Map<String, String> checked(Locale language) {
    Narrator model = narrator;
    Map<String, String> own = sentences(language);
    Optional<Map<String, String>> told =
        model == null ? Optional.empty() : model.retell(language, own);
    Map<String, String> good = new HashMap<>();
    told.orElse(Map.of())
        .forEach((key, sentence) -> {
          String plain = sentence.strip();
          String rule = own.get(key);
          if (rule != null && NarrationRules.accepts(language, rule, plain)) {
            good.put(key, plain);
          }
        });
    LOG.info("{} of {} sentences of the model were good enough", good.size(), own.size());
    return good;
  }

  /** Whether the model's words for a sentence of ours would stand on a card. */
  public static boolean accepts(Locale language, String own, String told) {
    return NarrationRules.accepts(language, own, told.strip());
  }

  /** The model's words for {@code sentences}, unchecked; empty when it has no answer. Blocks. */
  public Map<String, String> ask(Locale language, Map<String, String> sentences) {
    Narrator model = narrator;
    return model == null ? Map.of() : model.retell(language, sentences).orElse(Map.of());
  }

  /** Our own sentences that a model may put in other words, by their keys. */
  public static Map<String, String> sentences(Locale language) {
    Words words = Words.of(language);
    Map<String, String> sentences = new LinkedHashMap<>();
    CardWriter.RETOLD.forEach(key -> sentences.put(key, words.template(key)));
    return sentences;
  }

  /** Deletes what was narrated of a run. */
  public long eraseRun(JdbcClient sql, long member, String run) {
    return store.eraseRun(sql, member, run);
  }

  @Override
  public String name() {
    return "narrations";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    return store.erase(sql, member);
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    for (String sentence : room.database().read(sql -> store.all(sql, member))) {
      out.writeString(sentence);
    }
    out.writeEndArray();
  }
}
