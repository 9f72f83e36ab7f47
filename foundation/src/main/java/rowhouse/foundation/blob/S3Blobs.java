package rowhouse.foundation.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Blobs in a bucket of S3, as {@code <prefix>/ab/cd/<sha256>}. Bytes are collected in a temporary
 * file and sent in one conditional request that carries their hash, so the store takes all of them
 * or none; one blob has 5 GB at most (the limit of a single PUT).
 *
 * <p>Each request is tried three times within a minute, an upload within ten. Calls block and must
 * not be made inside a write, except the deletes of {@link BlobRefs#collect}.
 */
public final class S3Blobs implements Blobs, AutoCloseable {
  private static final long LARGEST = 5L * 1024 * 1024 * 1024;
  private static final int DELETE_AT_ONCE = 1_000;
  private static final int PUT_TRIES = 3;
  private static final int MISSING = 404;
  private static final int CONFLICT = 409;
  private static final int ALREADY_THERE = 412;
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Spec spec;
  private final Path temporary;
  private final S3Client client;

  private S3Blobs(S3Spec spec, Path temporary, S3Client client) {
    this.spec = spec;
    this.temporary = temporary;
    this.client = client;
  }

  /**
   * Opens the store; does not yet speak to it. Deletes what an earlier process left half-written in
   * {@code temporary}, which only one process may use.
   */
  public static S3Blobs open(S3Spec spec, Path temporary) throws IOException {
    HalfFile.sweep(temporary);
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(spec.region()))
            .forcePathStyle(spec.pathStyle())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(all -> all.apiCallAttemptTimeout(Duration.ofMinutes(10)))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(20)));
    if (spec.endpoint() != null) {
      builder.endpointOverride(spec.endpoint());
    }
    if (spec.accessKey() != null && spec.secretKey() != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(spec.accessKey(), spec.secretKey())));
    } else {
      builder.credentialsProvider(DefaultCredentialsProvider.builder().build());
    }
    return new S3Blobs(spec, temporary, builder.build());
  }

  @Override
  public Blob put(InputStream in, long limit, String extension, Consumer<Blob> announce)
      throws IOException {
    LocalBlobs.checkExtension(extension);
    try (HalfFile half = HalfFile.collect(in, Math.min(limit, LARGEST), temporary, () -> {})) {
      announce.accept(half.blob());
      send(half);
      return half.blob();
    }
  }

  private void send(HalfFile half) throws IOException {
    String sha256 = half.blob().sha256();
    for (int tried = 1; ; tried++) {
      try {
        client.putObject(
            request(sha256).ifNoneMatch("*").build(), RequestBody.fromFile(half.path()));
        return;
      } catch (S3Exception e) {
        switch (e.statusCode()) {
          case ALREADY_THERE -> {
            return;
          }
          case NOT_IMPLEMENTED -> {
            sendToOlderStore(half);
            return;
          }
          case CONFLICT -> {
            // Another process sends or deletes the same blob at this moment.
            if (tried == PUT_TRIES) {
              throw failed("keep", e);
            }
          }
          default -> throw failed("keep", e);
        }
      } catch (SdkException e) {
        throw failed("keep", e);
      }
    }
  }

  /** Some stores know no conditional requests; the same bytes twice do no harm either. */
  private void sendToOlderStore(HalfFile half) throws IOException {
    try {
      client.putObject(request(half.blob().sha256()).build(), RequestBody.fromFile(half.path()));
    } catch (SdkException e) {
      throw failed("keep", e);
    }
  }

  private PutObjectRequest.Builder request(String sha256) {
    return PutObjectRequest.builder()
        .bucket(spec.bucket())
        .key(key(sha256))
        .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)));
  }

  @Override
  public SeekableByteChannel open(String sha256) throws IOException {
    return new S3Channel(client, spec.bucket(), key(sha256), size(sha256), sha256);
  }

  @Override
  public boolean exists(String sha256) throws IOException {
    String key = key(sha256);
    try {
      client.headObject(head -> head.bucket(spec.bucket()).key(key));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == MISSING) {
        return false;
      }
      throw failed("look for", e);
    } catch (SdkException e) {
      throw failed("look for", e);
    }
  }

  @Override
  public long size(String sha256) throws IOException {
    String key = key(sha256);
    try {
      HeadObjectResponse head = client.headObject(h -> h.bucket(spec.bucket()).key(key));
      return head.contentLength();
    } catch (S3Exception e) {
      if (e.statusCode() == MISSING) {
        throw new BlobMissingException(sha256);
      }
      throw failed("look for", e);
    } catch (SdkException e) {
      throw failed("look for", e);
    }
  }

  @Override
  public boolean delete(String sha256) throws IOException {
    if (!exists(sha256)) {
      return false;
    }
    try {
      client.deleteObject(delete -> delete.bucket(spec.bucket()).key(key(sha256)));
      return true;
    } catch (SdkException e) {
      throw failed("delete", e);
    }
  }

  @Override
  public void delete(Collection<String> hashes) throws IOException {
    List<ObjectIdentifier> keys = new ArrayList<>();
    for (String sha256 : hashes) {
      keys.add(ObjectIdentifier.builder().key(key(sha256)).build());
    }
    for (int from = 0; from < keys.size(); from += DELETE_AT_ONCE) {
      List<ObjectIdentifier> some =
          keys.subList(from, Math.min(keys.size(), from + DELETE_AT_ONCE));
      try {
        DeleteObjectsResponse answer =
            client.deleteObjects(
                delete -> delete.bucket(spec.bucket()).delete(d -> d.objects(some).quiet(true)));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
          throw new IOException(
              "The file store did not delete: " + answer.errors().getFirst().message());
        }
      } catch (SdkException e) {
        throw failed("delete", e);
      }
    }
  }

  @Override
  public void each(long beforeMillis, BlobVisitor visitor) throws IOException {
    try {
      for (S3Object object :
          client
              .listObjectsV2Paginator(
                  list -> list.bucket(spec.bucket()).prefix(spec.prefix() + "/"))
              .contents()) {
        String key = object.key();
        String hash = key.substring(key.lastIndexOf('/') + 1);
        if (Blob.isHash(hash) && object.lastModified().toEpochMilli() < beforeMillis) {
          visitor.visit(new Blob(hash, object.size()));
        }
      }
    } catch (SdkException e) {
      throw failed("list", e);
    }
  }

  private String key(String sha256) {
    Blob.check(sha256);
    return spec.prefix()
        + '/'
        + sha256.substring(0, 2)
        + '/'
        + sha256.substring(2, 4)
        + '/'
        + sha256;
  }

  static IOException failed(String what, SdkException e) {
    return new IOException(
        "The file store could not "
            + what
            + " a file. Check rowhouse.blobs.s3.* and that the store is up.",
        e);
  }

  /** Closes the connections to the store. */
  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return spec.toString();
  }
}
