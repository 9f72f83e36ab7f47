package rowhouse.foundation.outside;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells what an exception of the HTTP library means. */
final class Diagnosis {
  private Diagnosis() {}

  static FetchCode of(IOException failure) {
    if (find(failure, AddressGate.BlockedException.class) != null) {
      // Of several tried addresses the refused one is what a person must know about.
      return FetchCode.ADDRESS_BLOCKED;
    }
    if (Thread.currentThread().isInterrupted()) {
      return FetchCode.CANCELLED;
    }
    BodyReader.LimitException limit = find(failure, BodyReader.LimitException.class);
    if (limit != null) {
      return limit.code();
    }
    return switch (failure) {
      case UnknownHostException unknown -> FetchCode.DNS_FAILED;
      case SocketTimeoutException late -> FetchCode.TIMEOUT;
      case InterruptedIOException late -> FetchCode.TIMEOUT;
      case SSLException insecure -> FetchCode.TLS_FAILED;
      case ProtocolException broken ->
          "unexpected end of stream".equals(broken.getMessage())
              ? FetchCode.BODY_BROKEN
              : FetchCode.PROTOCOL_BROKEN;
      case ZipException broken -> FetchCode.BODY_BROKEN;
      case ConnectException refused -> FetchCode.CONNECT_FAILED;
      case NoRouteToHostException nowhere -> FetchCode.CONNECT_FAILED;
      case SocketException broken -> FetchCode.BODY_BROKEN;
      default ->
          find(failure, EOFException.class) == null
              ? FetchCode.CONNECT_FAILED
              : FetchCode.BODY_BROKEN;
    };
  }

  /** Looks through causes and through the failures of other addresses that came first. */
  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(failure);
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (type.isInstance(next)) {
        return type.cast(next);
      }
      if (seen.add(next)) {
        if (next.getCause() != null) {
          open.add(next.getCause());
        }
        Collections.addAll(open, next.getSuppressed());
      }
    }
    return null;
  }
}
