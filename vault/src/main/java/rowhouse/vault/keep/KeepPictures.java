package rowhouse.vault.keep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.blob.Blob;
import rowhouse.foundation.blob.BlobRefs;
import rowhouse.foundation.codec.Picture;
import rowhouse.foundation.codec.PictureFailure;
import rowhouse.foundation.codec.PictureRequest;
import rowhouse.foundation.codec.Pictures;
import rowhouse.vault.PictureSettings;
import rowhouse.vault.content.PictureStore;
import rowhouse.vault.picture.WantedPicture;

/** Brings pictures into the form that is kept and keeps them by their hash. */
final class KeepPictures {
  private static final int THUMB_SIDE = 300;
  private static final int MOST_TRIES = 3;
  private static final long MOST_BYTES = 64L << 20;

  private final Pictures pictures;
  private final BlobRefs blobs;

  KeepPictures(Pictures pictures, BlobRefs blobs) {
    this.pictures = pictures;
    this.blobs = blobs;
  }

  /** The kept picture, from the first of its addresses that has one; empty when none has. */
  Optional<PictureStore.Kept> keep(WantedPicture wanted, Parts parts, PictureSettings settings) {
    for (URI address : wanted.addresses().stream().limit(MOST_TRIES).toList()) {
      Optional<Path> in = parts.file(address.toString());
      Optional<PictureStore.Kept> kept =
          in.flatMap(file -> convert(file, address, wanted.alt(), parts, settings));
      if (kept.isPresent()) {
        return kept;
      }
    }
    return Optional.empty();
  }

  private Optional<PictureStore.Kept> convert(
      Path in, URI address, String alt, Parts parts, PictureSettings settings) {
    Path out = parts.scratch("picture");
    Path thumb = parts.scratch("thumb");
    PictureRequest request =
        new PictureRequest(in, out, thumb, settings.convert(), settings.quality(), 0, THUMB_SIDE);
    return switch (pictures.convert(request)) {
      case PictureFailure _ -> Optional.empty();
      case Picture picture -> {
        Blob blob = blob(out, picture.format().extension(), picture.format().mediaType());
        @Nullable Blob small = picture.thumbBytes() == 0 ? null : blob(thumb, "webp", "image/webp");
        yield Optional.of(
            new PictureStore.Kept(
                address.toString(),
                blob.sha256(),
                small == null ? null : small.sha256(),
                picture.width(),
                picture.height(),
                blob.size(),
                alt));
      }
    };
  }

  private Blob blob(Path file, String extension, String type) {
    try (InputStream in = Files.newInputStream(file)) {
      return blobs.keep(in, MOST_BYTES, extension, type);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + file, e);
    }
  }
}
