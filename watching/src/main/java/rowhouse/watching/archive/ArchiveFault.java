package rowhouse.watching.archive;

import java.util.Locale;

/** Why the Archive did not do what it was asked for. */
public enum ArchiveFault {
  /** Not reached, an error of its own, or something that is not its answer. Try again later. */
  UNAVAILABLE,
  /** Status 429: too much at once, or this account's queue is full. Try again after the wait. */
  THROTTLED,
  /** Status 424: TikTok did not answer the Archive. Trying again soon may help. */
  PROVIDER_FAILED,
  /** Status 410: the job or link is over. Start anew. */
  EXPIRED,
  /** Status 404: unknown account or job. */
  NOT_FOUND,
  /** Status 401 or 403: the configured key is not accepted. */
  KEY_REFUSED,
  /** Any other 4xx: the request itself is wrong, such as an unknown time zone. */
  REFUSED,
  /** Status 501: this Archive cannot do it. */
  NOT_SUPPORTED;

  /** The stable name that clients see. */
  public String code() {
    return "archive_" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether the very same request may succeed later. */
  public boolean passes() {
    return this == UNAVAILABLE || this == THROTTLED || this == PROVIDER_FAILED;
  }
}
