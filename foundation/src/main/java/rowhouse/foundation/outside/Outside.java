package rowhouse.foundation.outside;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The only way to a stranger's server.
 *
 * <p>Every address is checked at the moment of connecting, over all that its name resolves to;
 * redirects are followed here, each checked as the first; time, speed, size and unpacking have
 * limits; a host is spared. No cookie, cache or credential is kept between fetches. HTTP/1.1 alone
 * is spoken, because it gives a hostile host the least to play with.
 *
 * <p>Safe for use by many threads. Blocks the caller for at most the wait for a turn plus the total
 * of {@link OutsideConfig.Times}.
 */
public final class Outside implements AutoCloseable {
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final OutsideConfig config;
  private final AddressText addresses;
  private final AddressGate addressGate;
  private final HostGate gate;
  private final BooleanSupplier insideTransaction;
  private final OkHttpClient client;
  private final Map<Integer, OkHttpClient> clients = new ConcurrentHashMap<>();

  /**
   * A client with the resolver of this machine.
   *
   * @param insideTransaction whether the calling thread is inside a database write, where a fetch
   *     is a mistake
   */
  public Outside(OutsideConfig config, BooleanSupplier insideTransaction) {
    this(config, Resolver.ofTheMachine(), insideTransaction);
  }

  /** A client with another resolver; for tests and for a name server of one's own. */
  public Outside(OutsideConfig config, Resolver resolver, BooleanSupplier insideTransaction) {
    this(config, resolver, insideTransaction, UnaryOperator.identity());
  }

  /** A client with the same rules but other manners, for a service that one has a contract with. */
  public Outside with(OutsideConfig.Manners manners) {
    return new Outside(config.withManners(manners), insideTransaction);
  }

  Outside(
      OutsideConfig config,
      Resolver resolver,
      BooleanSupplier insideTransaction,
      UnaryOperator<OkHttpClient.Builder> refine) {
    this.config = config;
    this.addresses = new AddressText(config);
    this.addressGate = new AddressGate(config, resolver);
    this.gate = new HostGate(config.manners());
    this.insideTransaction = insideTransaction;
    Duration silence = config.times().silence();
    this.client =
        refine
            .apply(new OkHttpClient.Builder())
            .proxy(Proxy.NO_PROXY)
            .socketFactory(new GuardedSockets(addressGate, config.proxy()))
            .followRedirects(false)
            .followSslRedirects(false)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(16, 15, TimeUnit.SECONDS))
            .connectTimeout(config.times().connect())
            .readTimeout(silence)
            .writeTimeout(silence)
            .build();
  }

  /**
   * Decides from the text alone whether an address may be asked for. Does not block and opens
   * nothing, so it may be used while a request waits.
   */
  public HttpAddress address(String text) {
    return addresses.read(text);
  }

  /**
   * Fetches, following up to five redirects of a GET or HEAD.
   *
   * @return {@link Fetched}, or {@link FetchFailure} for whatever the outside did wrong
   * @throws IllegalStateException inside a database write
   * @throws java.io.UncheckedIOException when the file of {@link FetchRequest#into} cannot be
   *     written
   */
  public Fetch fetch(FetchRequest request) {
    if (insideTransaction.getAsBoolean()) {
      throw new IllegalStateException(
          "A fetch inside a database write would make every writer wait for a stranger.");
    }
    return new Visit(config, addresses, gate, this::clientFor, request).run();
  }

  /** Ends idle connections and look-ups; fetches under way may fail. */
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    addressGate.close();
  }

  static void refuseOwnHeader(String name) {
    if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("The header " + name + " is set by the client itself.");
    }
  }

  /**
   * The look-up does not tell the port, and the exceptions hold for one port: a client for each.
   */
  private OkHttpClient clientFor(int port) {
    return clients.computeIfAbsent(
        port, p -> client.newBuilder().dns(host -> addressGate.lookup(host, p)).build());
  }
}
