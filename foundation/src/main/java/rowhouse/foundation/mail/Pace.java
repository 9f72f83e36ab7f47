package rowhouse.foundation.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How fast this process may send: a token bucket for the provider, one for each recipient's domain,
 * and a cap on any 24 hours, counted by the minute. A letter that has to wait is told for how long
 * and finds its place kept. Safe for many threads; never blocks.
 */
final class Pace {
  private static final long MINUTE = 60_000;
  private static final long DAY_MINUTES = 24 * 60;
  private static final int MOST_TICKETS = 500_000;
  private static final int MOST_DOMAINS = 50_000;

  /** Five seconds' worth may go to a domain at once, and never less than five letters. */
  private static final int LEAST_BURST = 5;

  private static final int BURSTS_A_MINUTE = 12;

  /** A letter's places: first in its domain's queue and then in the provider's. */
  private static final class Ticket {
    long domainAt = -1;
    long providerAt = -1;
  }

  private final MailConfig.Rates rates;
  private final InstantSource clock;
  private final Bucket provider;
  private final Cache<String, Bucket> domains =
      Caffeine.newBuilder()
          .maximumSize(MOST_DOMAINS)
          .expireAfterAccess(Duration.ofHours(1))
          .build();
  private final Cache<String, Ticket> tickets =
      Caffeine.newBuilder().maximumSize(MOST_TICKETS).expireAfterWrite(Duration.ofDays(1)).build();
  private final TreeMap<Long, Integer> minutes = new TreeMap<>();
  private long today;

  Pace(MailConfig.Rates rates, InstantSource clock) {
    this.rates = rates;
    this.clock = clock;
    this.provider = new Bucket(rates.perSecond(), 1_000, rates.perSecond());
  }

  /** How long {@code letter} has to wait; nothing when it may go now. */
  synchronized Duration ask(String letter, String domain) {
    long now = clock.millis();
    if (full(now)) {
      long free = (minutes.firstKey() + DAY_MINUTES + 1) * MINUTE;
      return Duration.ofMillis(Math.max(MINUTE, free - now));
    }
    Ticket ticket = Objects.requireNonNull(tickets.get(letter, _ -> new Ticket()));
    if (ticket.domainAt < 0) {
      ticket.domainAt = bucket(domain).take(now);
    }
    if (ticket.domainAt > now) {
      return Duration.ofMillis(ticket.domainAt - now);
    }
    if (ticket.providerAt < 0) {
      ticket.providerAt = provider.take(now);
    }
    if (ticket.providerAt > now) {
      return Duration.ofMillis(ticket.providerAt - now);
    }
    tickets.invalidate(letter);
    return Duration.ZERO;
  }

  private Bucket bucket(String domain) {
    return Objects.requireNonNull(domains.get(domain, _ -> domainBucket()));
  }

  private Bucket domainBucket() {
    int burst = Math.max(LEAST_BURST, rates.domainPerMinute() / BURSTS_A_MINUTE);
    return new Bucket(rates.domainPerMinute(), MINUTE, burst);
  }

  private boolean full(long now) {
    return sentToday(now) >= rates.perDay() && rates.perDay() > 0;
  }

  private long sentToday(long now) {
    Map<Long, Integer> over = minutes.headMap(now / MINUTE - DAY_MINUTES, true);
    over.values().forEach(count -> today -= count);
    over.clear();
    return today;
  }

  /** Counts letters that were handed over in that minute since 1970. */
  synchronized void count(long minute, int letters) {
    minutes.merge(minute, letters, Integer::sum);
    today += letters;
  }

  /** Counts a letter that is handed over now. */
  void count() {
    count(clock.millis() / MINUTE, 1);
  }

  /** Letters handed over in the last 24 hours. */
  synchronized long sentToday() {
    return sentToday(clock.millis());
  }
}
