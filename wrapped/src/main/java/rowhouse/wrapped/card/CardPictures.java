package rowhouse.wrapped.card;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.blob.Blob;
import rowhouse.foundation.blob.BlobMissingException;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.secret.Sha256;
import rowhouse.watching.mine.Belongings;
import rowhouse.wrapped.story.Card;
import tools.jackson.core.JsonGenerator;

/** Pictures of cards, drawn once and kept for a while. */
public final class CardPictures implements Belongings {
  private static final String OWNER = "card_picture";
  private static final long LARGEST = 8L << 20;

  /** So many pictures are kept in one app; about 130 KB each. */
  private static final int MOST = 1_000;

  private final Room room;
  private final Drawing drawing;
  private final CardPictureStore store = new CardPictureStore();

  /** Pictures in {@code room}. */
  public CardPictures(Room room, Drawing drawing) {
    this.room = room;
    this.drawing = drawing;
  }

  /**
   * A picture that may not have been drawn yet.
   *
   * @param source what it is drawn from
   * @param tag names its content, for caches
   */
  public record Sketch(String source, String tag) {}

  /** The SVG of a card. */
  public Sketch svg(Card card, Look look) {
    String svg = drawing.svg(card, look);
    return new Sketch(svg, Sha256.hex(svg));
  }

  /** What the PNG of a card is drawn from. */
  public Sketch sketch(Card card, Look look) {
    String source = drawing.source(card, look);
    return new Sketch(source, Sha256.hex(source));
  }

  /** The PNG of a sketch, kept among the pictures of {@code member}. Blocks. */
  public byte[] png(long member, Sketch sketch) {
    Optional<String> known = room.database().read(sql -> store.find(sql, member, sketch.tag()));
    if (known.isPresent()) {
      try (InputStream in = room.blobs().read(known.get())) {
        return in.readAllBytes();
      } catch (BlobMissingException e) {
        room.database().change(sql -> forget(sql, member, sketch.tag()));
      } catch (IOException e) {
        throw new UncheckedIOException("a picture cannot be read", e);
      }
    }
    byte[] png = drawing.png(sketch.source());
    keep(member, sketch.tag(), png);
    return png;
  }

  private void keep(long member, String tag, byte[] png) {
    try {
      Blob blob = room.blobRefs().keep(new ByteArrayInputStream(png), LARGEST, "png", "image/png");
      room.database()
          .change(sql -> {
            store
                .insert(sql, member, tag, blob.sha256(), room.clock().instant())
                .ifPresent(id -> room.blobRefs().refer(blob.sha256(), OWNER, id, "picture"));
            for (long old : store.beyond(sql, MOST)) {
              room.blobRefs().release(OWNER, old);
              store.delete(sql, old);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be kept", e);
    }
  }

  private void forget(JdbcClient sql, long member, String tag) {
    for (long id : store.ids(sql, member, tag)) {
      room.blobRefs().release(OWNER, id);
      store.delete(sql, id);
    }
  }

  @Override
  public String name() {
    return "card_pictures";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    long erased = 0;
    for (long id : store.ids(sql, member)) {
      room.blobRefs().release(OWNER, id);
      erased += store.delete(sql, id);
    }
    return erased;
  }

  /** Pictures are drawn from figures that are taken out elsewhere; their number is enough. */
  @Override
  public void export(long member, JsonGenerator out) {
    out.writeNumber(room.database().<Integer>read(sql -> store.ids(sql, member).size()));
  }
}
