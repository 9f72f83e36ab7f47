package rowhouse.foundation.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads an object from wherever the position is: one request until it is moved. */
final class S3Channel implements SeekableByteChannel {
  private static final int BUFFER = 64 * 1024;
  private final S3Client client;
  private final String bucket;
  private final String key;
  private final long size;
  private final String sha256;
  private @Nullable ResponseInputStream<GetObjectResponse> stream;
  private long position;
  private boolean open = true;

  S3Channel(S3Client client, String bucket, String key, long size, String sha256) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
    this.size = size;
    this.sha256 = sha256;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    requireOpen();
    if (position >= size) {
      return -1;
    }
    if (!into.hasRemaining()) {
      return 0;
    }
    byte[] some = new byte[Math.min(BUFFER, into.remaining())];
    int n = stream().read(some, 0, some.length);
    if (n < 0) {
      throw new IOException("The file store ended the blob " + sha256 + " before its end.");
    }
    into.put(some, 0, n);
    position += n;
    return n;
  }

  private ResponseInputStream<GetObjectResponse> stream() throws IOException {
    ResponseInputStream<GetObjectResponse> now = stream;
    if (now == null) {
      try {
        now = client.getObject(get -> get.bucket(bucket).key(key).range("bytes=" + position + "-"));
        stream = now;
      } catch (NoSuchKeyException e) {
        throw (IOException) new BlobMissingException(sha256).initCause(e);
      } catch (SdkException e) {
        throw S3Blobs.failed("read", e);
      }
    }
    return now;
  }

  @Override
  public long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) throws IOException {
    requireOpen();
    if (to < 0) {
      throw new IllegalArgumentException("A position cannot be negative.");
    }
    if (to != position) {
      end();
      position = to;
    }
    return this;
  }

  @Override
  public long size() throws IOException {
    requireOpen();
    return size;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    end();
  }

  /** Drops the connection instead of reading the rest of the object to its end. */
  private void end() {
    ResponseInputStream<GetObjectResponse> now = stream;
    stream = null;
    if (now != null) {
      now.abort();
    }
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new NonWritableChannelException();
  }
}
