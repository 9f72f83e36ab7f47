package rowhouse.foundation.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rowhouse.foundation.database.Database;

/**
 * The one way out for all letters of this process: its transport, its pace and its circuit. Each
 * process of a larger house keeps a pace of its own.
 */
public final class PostOffice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);
  private static final Mailbox NOBODY =
      new Mailbox("Rowhouse", MailAddress.parse("rowhouse@rowhouse.invalid"));

  /** A folder needs no sparing. */
  private static final MailConfig.Rates UNLIMITED = new MailConfig.Rates(100_000, 1_000_000, 0);

  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** How often letters look whether a way out has been opened. */
  private static final Duration SHUT = Duration.ofHours(1);

  private final MailConfig config;
  private final MailTransport transport;
  private final Pace pace;
  private final Circuit circuit;
  private final Set<String> recalled = ConcurrentHashMap.newKeySet();
  private volatile Supplier<String> baseUrl = () -> "";

  PostOffice(MailConfig config, MailTransport transport, InstantSource clock) {
    this.config = config;
    this.transport = transport;
    this.pace = new Pace(transport instanceof FolderTransport ? UNLIMITED : config.rates(), clock);
    this.circuit = new Circuit(clock);
  }

  /** Opens the transport that the settings name; speaks to nobody yet. */
  public static PostOffice open(MailConfig config, Path data, InstantSource clock) {
    return new PostOffice(config, transport(config, data), clock);
  }

  private static MailTransport transport(MailConfig config, Path data) {
    if (!config.complete()) {
      return new OffTransport();
    }
    return switch (config.transport()) {
      case "folder" ->
          new FolderTransport(
              config.folder().isEmpty() ? data.resolve("mail") : Path.of(config.folder()));
      case "smtp" -> new SmtpTransport(config.smtp(), sender(config), ANSWER);
      case "ses" -> new SesTransport(config.ses(), ANSWER);
      default -> new OffTransport();
    };
  }

  private static MailAddress sender(MailConfig config) {
    return (config.from() == null ? NOBODY : config.from()).address();
  }

  /** Says where the address for links is asked for; called once at the start. */
  public void linksFrom(Supplier<String> source) {
    this.baseUrl = source;
  }

  /**
   * What is missing before a letter can be sent, as the code of a problem: {@code mail_off}, {@code
   * mail_not_set_up} or {@code base_url_missing}. {@link Mail#missing} knows an app's own address
   * as well.
   */
  public Optional<String> missing() {
    if (config.transport().equals("off")) {
      return Optional.of("mail_off");
    }
    if (!config.complete()) {
      return Optional.of("mail_not_set_up");
    }
    return baseUrl.get().isEmpty() ? Optional.of("base_url_missing") : Optional.empty();
  }

  /** Who writes. */
  public Mailbox from() {
    return config.from() == null ? NOBODY : config.from();
  }

  MailConfig config() {
    return config;
  }

  /** The word for the way out. */
  public String transport() {
    return transport.name();
  }

  Pace pace() {
    return pace;
  }

  /** Whether letters are being held back, because the provider has failed again and again. */
  public boolean isHeldBack() {
    return circuit.closedFor().isPositive();
  }

  Circuit circuit() {
    return circuit;
  }

  /** Counts what {@code app} has sent in the last day, by minutes since 1970; once per process. */
  void recall(String app, Map<Long, Integer> minutes) {
    if (recalled.add(app)) {
      minutes.forEach(pace::count);
    }
  }

  /** How long a letter has to wait for its turn; nothing when it may go now. */
  Duration turn(String app, long letter, String domain) {
    if (transport instanceof OffTransport) {
      return SHUT;
    }
    Duration closed = circuit.closedFor();
    if (closed.isPositive()) {
      return closed;
    }
    Duration wait = pace.ask(app + "/" + letter, domain);
    return wait.isPositive() ? wait : circuit.ask();
  }

  /** Says that a letter whose turn it was is not handed over after all. */
  void standBack() {
    circuit.standBack();
  }

  /** Hands over a letter whose turn it is. Blocks; never inside a write. */
  Handover hand(Envelope envelope) {
    if (Database.anyWriteHere()) {
      throw new IllegalStateException("A letter is not sent while every writer waits.");
    }
    pace.count();
    Handover handover = handed(envelope);
    switch (handover) {
      case Handover.Later later when later.providerAtFault() ->
          circuit.failed(later.code() + ": " + later.reason());
      case Handover.Unsure unsure -> circuit.failed(unsure.code() + ": " + unsure.reason());
      case Handover.Accepted _, Handover.Later _, Handover.Refused _ -> circuit.worked();
    }
    return handover;
  }

  private Handover handed(Envelope envelope) {
    try {
      return transport.hand(envelope);
    } catch (RuntimeException e) {
      LOG.error("The transport {} broke at {}", transport.name(), envelope, e);
      return new Handover.Unsure("transport_broke", e.getClass().getSimpleName());
    }
  }

  boolean canBeAsked() {
    return transport.canBeAsked();
  }

  MailTransport.Knowledge ask(String app, long letter, String token) {
    return transport.ask(app, letter, token);
  }

  @Override
  public void close() {
    transport.close();
  }
}
