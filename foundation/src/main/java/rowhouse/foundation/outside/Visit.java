package rowhouse.foundation.outside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One fetch from its first address to its last. */
final class Visit {
  private static final int MOST_REDIRECTS = 5;
  private static final Set<String> FOLLOWING = Set.of("GET", "HEAD");
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> SENT_ANYWHERE =
      Set.of("accept", "accept-language", "user-agent");

  private final OutsideConfig config;
  private final AddressText addresses;
  private final HostGate gate;
  private final IntFunction<OkHttpClient> clients;
  private final FetchRequest request;
  private final List<Hop> hops = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Duration total;
  private long nanosLeft;

  Visit(
      OutsideConfig config,
      AddressText addresses,
      HostGate gate,
      IntFunction<OkHttpClient> clients,
      FetchRequest request) {
    this.config = config;
    this.addresses = addresses;
    this.gate = gate;
    this.clients = clients;
    this.request = request;
    Duration own = request.total();
    this.total = own == null ? config.times().total() : own;
    this.nanosLeft = total.toNanos();
  }

  /** What one hop came to: an end, or the next address. */
  private sealed interface Step {
    record End(Fetch fetch) implements Step {}

    record On(HttpAddress.Valid next) implements Step {}
  }

  Fetch run() {
    HttpAddress.Valid at;
    switch (addresses.read(request.url())) {
      case HttpAddress.Invalid invalid -> {
        return FetchFailure.of(invalid.code(), invalid.message(), request.url(), hops);
      }
      case HttpAddress.Valid valid -> at = valid;
    }
    HttpAddress.Valid first = at;
    while (true) {
      seen.add(at.url());
      switch (inTurn(at, isSameOrigin(first, at))) {
        case Step.End(Fetch fetch) -> {
          return fetch;
        }
        case Step.On(HttpAddress.Valid next) -> at = next;
      }
    }
  }

  private Step inTurn(HttpAddress.Valid at, boolean trusted) {
    // An operator's own machine is not a stranger who must be spared.
    boolean spaced = request.use().spaced() && !config.allows(at.host(), at.port());
    try (HostGate.Turn turn = gate.enter(at.host(), spaced)) {
      if (turn == null) {
        return failed(FetchCode.HOST_BUSY, at);
      }
      long start = System.nanoTime();
      try {
        return hop(at, trusted);
      } finally {
        nanosLeft -= System.nanoTime() - start;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return failed(FetchCode.CANCELLED, at);
    }
  }

  private Step hop(HttpAddress.Valid at, boolean trusted) {
    if (nanosLeft <= 0) {
      return end(FetchCode.TIMEOUT, Sentences.late(at.host(), total), at);
    }
    Call call = clients.apply(at.port()).newCall(requestFor(at, trusted));
    call.timeout().timeout(nanosLeft, TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      int status = response.code();
      if (REDIRECTS.contains(status) && FOLLOWING.contains(request.method())) {
        String location = response.header("Location");
        if (location != null) {
          return follow(at, status, location);
        }
      }
      return new Step.End(taken(at, response));
    } catch (IOException failure) {
      FetchCode code = Diagnosis.of(failure);
      if (code == FetchCode.ADDRESS_BLOCKED && !hops.isEmpty()) {
        return end(
            FetchCode.REDIRECT_BLOCKED,
            Sentences.redirectBlocked(hops.getLast().url(), Sentences.blocked(at.host())),
            at);
      }
      return failed(code, at);
    }
  }

  private Request requestFor(HttpAddress.Valid at, boolean trusted) {
    Request.Builder builder = new Request.Builder().url(at.url());
    builder.header("User-Agent", config.userAgent());
    builder.header("Accept", "*/*");
    request
        .headers()
        .forEach((name, value) -> {
          if (trusted || SENT_ANYWHERE.contains(name.toLowerCase(Locale.ROOT))) {
            builder.header(name, value);
          }
        });
    builder.header("Accept-Encoding", BodyReader.ENCODINGS);
    var content = request.content();
    return builder
        .method(request.method(), content == null ? null : RequestBody.create(content, null))
        .build();
  }

  private Step follow(HttpAddress.Valid at, int status, String location) {
    hops.add(new Hop(at.url(), status));
    HttpUrl base = HttpUrl.get(at.url());
    HttpUrl resolved = base.resolve(location.strip());
    if (resolved == null) {
      return redirectBlocked(at, "it is not a web address.");
    }
    // The text is read again because resolving forgives what we do not, such as a user name.
    switch (addresses.read(resolved.newBuilder().fragment(null).build().toString())) {
      case HttpAddress.Invalid invalid -> {
        return redirectBlocked(at, invalid.message());
      }
      case HttpAddress.Valid next -> {
        if (at.scheme().equals("https") && next.scheme().equals("http")) {
          return redirectBlocked(at, "it leaves the secure connection.");
        }
        if (seen.contains(next.url())) {
          return failed(FetchCode.REDIRECT_LOOP, at);
        }
        return hops.size() > MOST_REDIRECTS
            ? failed(FetchCode.TOO_MANY_REDIRECTS, at)
            : new Step.On(next);
      }
    }
  }

  private Fetch taken(HttpAddress.Valid at, Response response) throws IOException {
    int status = response.code();
    boolean unchanged = status == 304 && request.isConditional();
    boolean wanted =
        status / 100 == 2 || unchanged || (request.takesAnyStatus() && status / 100 != 3);
    if (!wanted) {
      return new FetchFailure(
          FetchCode.HTTP_STATUS,
          Sentences.status(status, at.host()),
          at.url(),
          hops,
          status,
          RetryAfter.read(response.header("Retry-After"), response.header("Date")));
    }
    Map<String, List<String>> headers = new TreeMap<>(response.headers().toMultimap());
    if (request.method().equals("HEAD") || unchanged) {
      return new Fetched(at.url(), hops, status, headers, new byte[0], null, 0);
    }
    Path file = request.file();
    if (file == null) {
      ByteArrayOutputStream memory = new ByteArrayOutputStream();
      long size = copy(response, memory);
      return new Fetched(at.url(), hops, status, headers, memory.toByteArray(), null, size);
    }
    return new Fetched(at.url(), hops, status, headers, null, file, copyInto(response, file));
  }

  private long copyInto(Response response, Path file) throws IOException {
    boolean whole = false;
    try (OutputStream out = open(file)) {
      long size = copy(response, out);
      whole = true;
      return size;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static OutputStream open(Path file) {
    try {
      return Files.newOutputStream(file);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private long copy(Response response, OutputStream out) throws IOException {
    return new BodyReader(config.times(), request.limit())
        .copy(
            response.body().byteStream(),
            response.headers("Content-Encoding"),
            response.body().contentLength(),
            out);
  }

  private Step redirectBlocked(HttpAddress.Valid at, String why) {
    return end(FetchCode.REDIRECT_BLOCKED, Sentences.redirectBlocked(at.host(), why), at);
  }

  private Step failed(FetchCode code, HttpAddress.Valid at) {
    return end(code, Sentences.of(code, at.host()), at);
  }

  private Step end(FetchCode code, String message, HttpAddress.Valid at) {
    return new Step.End(FetchFailure.of(code, message, at.url(), hops));
  }

  private static boolean isSameOrigin(HttpAddress.Valid a, HttpAddress.Valid b) {
    return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
  }
}
