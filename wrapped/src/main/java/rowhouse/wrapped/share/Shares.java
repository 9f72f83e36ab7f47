package rowhouse.wrapped.share;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.secret.Sha256;
import rowhouse.watching.member.Member;
import rowhouse.watching.mine.Belongings;
import rowhouse.wrapped.card.Palette;
import rowhouse.wrapped.story.Card;
import rowhouse.wrapped.story.Redaction;
import rowhouse.wrapped.story.RunYear;
import rowhouse.wrapped.story.Story;
import rowhouse.wrapped.story.StoryTeller;
import tools.jackson.core.JsonGenerator;

/**
 * Makes and takes back links. What is left out is left out before the copy is made, so neither the
 * row nor anything drawn from it has ever held it.
 */
public final class Shares implements Belongings {
  private static final int MOST = 50;
  private static final int SLUG_BYTES = 16;
  private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Room room;
  private final StoryTeller teller;
  private final ShareStore store = new ShareStore();

  /** Shares what {@code teller} tells, in {@code room}. */
  public Shares(Room room, StoryTeller teller) {
    this.room = room;
    this.teller = teller;
  }

  /**
   * What is to be shared.
   *
   * @param cards places in the story, in the order in which they are to be shown
   * @param redact names of figures to be left out
   * @param lasts how long the link works; null until it is taken back
   */
  record Wish(
      List<Integer> cards,
      List<String> redact,
      Locale language,
      Palette palette,
      @Nullable Duration lasts) {}

  /** A new share, and the only time that its slug is seen. */
  record Made(Share share, String slug) {}

  Made make(Member member, RunYear year, Wish wish) {
    Story whole = teller.tell(member, year, wish.language(), Redaction.NONE);
    check(whole, wish);
    Story told = teller.tell(member, year, wish.language(), Redaction.of(wish.redact()));
    SharedStory shared =
        new SharedStory(
            told.year(),
            told.language(),
            wish.palette().word(),
            told.example(),
            chosen(told, wish.cards()));
    Instant now = room.clock().instant();
    Share share =
        new Share(
            0,
            member.id(),
            told.year(),
            told.language(),
            wish.palette().word(),
            wish.cards(),
            wish.redact(),
            now,
            wish.lasts() == null ? null : now.plus(wish.lasts()));
    String slug = slug();
    long id = room.database().write(sql -> insert(sql, share, year.run(), slug, shared));
    return new Made(withId(share, id), slug);
  }

  private long insert(JdbcClient sql, Share share, String run, String slug, SharedStory shared) {
    store.deleteExpired(sql, share.createdAt());
    if (store.count(sql, share.member()) >= MOST) {
      throw new Problem(409, "too_many_shares", MOST);
    }
    return store.insert(sql, share, run, Sha256.hex(slug), shared);
  }

  private static Share withId(Share share, long id) {
    return new Share(
        id,
        share.member(),
        share.year(),
        share.language(),
        share.palette(),
        share.cards(),
        share.redact(),
        share.createdAt(),
        share.expiresAt());
  }

  private static void check(Story whole, Wish wish) {
    Set<Integer> different = new TreeSet<>(wish.cards());
    boolean there =
        wish.cards().stream().allMatch(card -> card >= 1 && card <= whole.cards().size());
    if (wish.cards().isEmpty() || !there || different.size() < wish.cards().size()) {
      throw new Problem(422, "share_cards_invalid", whole.cards().size());
    }
    if (!wish.redact().stream().allMatch(Redaction::knows)) {
      String names =
          whole.redactable().stream().map(Story.Redactable::name).collect(Collectors.joining(", "));
      throw new Problem(422, "share_redact_unknown", names);
    }
  }

  private static List<Card> chosen(Story told, List<Integer> cards) {
    List<Card> chosen = new ArrayList<>();
    for (int card : cards) {
      chosen.add(told.cards().get(card - 1).at(chosen.size() + 1));
    }
    return chosen;
  }

  List<Share> of(Member member, String run) {
    return room.database().read(sql -> store.of(sql, member.id(), run, room.clock().instant()));
  }

  /** Takes a link back; from then on it answers as if it had never been. */
  void revoke(Member member, long id) {
    int gone = room.database().write(sql -> store.delete(sql, member.id(), id));
    if (gone == 0) {
      throw new Problem(404, "share_not_found");
    }
  }

  /** What a slug shows; unknown, taken back and expired ones are all the same. */
  ShareStore.Open open(String slug) {
    if (!SLUG.matcher(slug).matches()) {
      throw new Problem(404, "share_not_found");
    }
    return room.database()
        .read(sql -> store.open(sql, Sha256.hex(slug), room.clock().instant()))
        .orElseThrow(() -> new Problem(404, "share_not_found"));
  }

  /** Takes back every link of a run and says how many there were. */
  public long eraseRun(JdbcClient sql, long member, String run) {
    return store.deleteRun(sql, member, run);
  }

  @Override
  public String name() {
    return "shares";
  }

  /** Takes back every link of a person. */
  @Override
  public long erase(JdbcClient sql, long member) {
    return store.deleteAll(sql, member);
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    for (Share share : room.database().read(sql -> store.of(sql, member))) {
      out.writeStartObject();
      out.writeNumberProperty("year", share.year());
      out.writeStringProperty("language", share.language());
      out.writeStringProperty("cards", share.cards().toString());
      out.writeStringProperty("redact", share.redact().toString());
      out.writeStringProperty("created_at", share.createdAt().toString());
      Instant expires = share.expiresAt();
      out.writeStringProperty("expires_at", expires == null ? null : expires.toString());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static String slug() {
    byte[] bytes = new byte[SLUG_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
