package rowhouse.foundation.blob;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a room keeps its files in S3 or a store that speaks the same language.
 *
 * @param endpoint the store's address; null for Amazon's own of the region
 * @param region such as {@code eu-central-1}; other stores take any
 * @param bucket must exist
 * @param prefix the app's name; becomes the first part of every key
 * @param accessKey null to take what the environment of the process offers
 * @param pathStyle whether the bucket stands in the path, as most other stores want it
 */
public record S3Spec(
    @Nullable URI endpoint,
    String region,
    String bucket,
    String prefix,
    @Nullable String accessKey,
    @Nullable String secretKey,
    boolean pathStyle) {

  /** Leaves the keys out. */
  @Override
  public String toString() {
    return "S3 bucket " + bucket + "/" + prefix;
  }
}
