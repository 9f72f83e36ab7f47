package rowhouse.foundation.room;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.blob.Blob;
import rowhouse.foundation.blob.Blobs;
import rowhouse.foundation.problem.Problem;

/** The files that features hold: the room's while it is open, a clear 503 while it is not. */
final class RoomBlobs implements Blobs {
  private final Supplier<RoomState> state;
  private volatile @Nullable Blobs opened;

  RoomBlobs(Supplier<RoomState> state) {
    this.state = state;
  }

  void use(@Nullable Blobs blobs) {
    this.opened = blobs;
  }

  private Blobs blobs() {
    Blobs blobs = opened;
    if (blobs == null) {
      throw new Problem(503, "app_down", state.get().reason());
    }
    return blobs;
  }

  @Override
  public Blob put(InputStream in, long limit, String extension, Consumer<Blob> announce)
      throws IOException {
    return blobs().put(in, limit, extension, announce);
  }

  @Override
  public SeekableByteChannel open(String sha256) throws IOException {
    return blobs().open(sha256);
  }

  @Override
  public boolean exists(String sha256) throws IOException {
    return blobs().exists(sha256);
  }

  @Override
  public long size(String sha256) throws IOException {
    return blobs().size(sha256);
  }

  @Override
  public boolean delete(String sha256) throws IOException {
    return blobs().delete(sha256);
  }

  @Override
  public void each(long beforeMillis, BlobVisitor visitor) throws IOException {
    blobs().each(beforeMillis, visitor);
  }
}
