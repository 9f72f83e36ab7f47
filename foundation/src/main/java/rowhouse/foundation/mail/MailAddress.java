package rowhouse.foundation.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.secret.Sha256;

/**
 * The address of one mailbox, as {@code local@domain}.
 *
 * <p>Read strictly: the dot-atom form of RFC 5322, at most 254 characters of which 64 stand before
 * the {@code @}, a domain name of two parts or more. Quoted local parts, address literals, comments
 * and local parts outside ASCII are refused, because servers that take them are rarer than mistakes
 * that look like them. The domain becomes punycode in lower case; the local part stays as it was
 * typed. Two addresses are equal when they differ in case alone.
 */
public final class MailAddress {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_TEXT = 1_000;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern IN_TEXT =
      Pattern.compile("([^\\s<>@:;,\"'()\\[\\]])[^\\s<>@:;,\"()\\[\\]]*@([\\w.-]+)");
  private static final Set<String> ROLES =
      Set.of(
          "abuse",
          "admin",
          "administrator",
          "hostmaster",
          "listserv",
          "mailer-daemon",
          "majordomo",
          "noc",
          "no-reply",
          "noreply",
          "postmaster",
          "root",
          "security",
          "spam",
          "webmaster");

  private final String local;
  private final String domain;

  private MailAddress(String local, String domain) {
    this.local = local;
    this.domain = domain;
  }

  /** Why a text is no address. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    Refused(String code) {
      super("The address cannot be used: " + code + ".", null, false, false);
      this.code = code;
    }

    /** {@code empty too_long control_character no_at local_part not_ascii domain}. */
    public String code() {
      return code;
    }
  }

  /**
   * Reads an address; spaces around it are forgiven.
   *
   * @throws Refused when it is none
   */
  public static MailAddress parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      throw new Refused("empty");
    }
    if (text.codePoints().anyMatch(MailAddress::isUnseen)) {
      throw new Refused("control_character");
    }
    String address = text.strip();
    if (address.isEmpty()) {
      throw new Refused("empty");
    }
    int at = address.lastIndexOf('@');
    if (at < 0) {
      throw new Refused("no_at");
    }
    String local = address.substring(0, at);
    if (local.length() > LONGEST_LOCAL || address.length() > LONGEST) {
      throw new Refused("too_long");
    }
    if (!local.chars().allMatch(c -> c < 128)) {
      throw new Refused("not_ascii");
    }
    if (!LOCAL.matcher(local).matches()) {
      throw new Refused("local_part");
    }
    String domain = domain(address.substring(at + 1));
    if (local.length() + 1 + domain.length() > LONGEST) {
      throw new Refused("too_long");
    }
    return new MailAddress(local, domain);
  }

  /** Reads an address, if it is one. */
  public static Optional<MailAddress> tryParse(@Nullable String text) {
    try {
      return Optional.of(parse(text));
    } catch (Refused none) {
      return Optional.empty();
    }
  }

  /** Control and formatting characters could end a header or turn a text around. */
  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static String domain(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> "/?#@\\:[]%".indexOf(c) >= 0 || c == ' ')) {
      throw new Refused("domain");
    }
    // OkHttp maps names by UTS 46, the rule of today's browsers.
    HttpUrl url = HttpUrl.parse("http://" + text + "/");
    String host = url == null ? "" : url.host();
    String[] labels = host.split("\\.", -1);
    if (labels.length < 2 || host.length() > 253) {
      throw new Refused("domain");
    }
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new Refused("domain");
      }
    }
    if (labels[labels.length - 1].chars().allMatch(Character::isDigit)) {
      throw new Refused("domain");
    }
    return host;
  }

  /** The address as it is sent to a server. */
  public String text() {
    return local + "@" + domain;
  }

  /** All in lower case: the form in which addresses are compared and hashed. */
  public String normal() {
    return local.toLowerCase(Locale.ROOT) + "@" + domain;
  }

  /** SHA-256 of {@link #normal} in hexadecimal. */
  public String hash() {
    return Sha256.hex(normal());
  }

  /** What stands before the {@code @}, as it was typed. */
  public String local() {
    return local;
  }

  /** What stands after the {@code @}, in punycode and lower case. */
  public String domain() {
    return domain;
  }

  /** What stands between the first plus and the {@code @}; empty when there is none. */
  public String tag() {
    int plus = local.indexOf('+');
    return plus < 0 ? "" : local.substring(plus + 1);
  }

  /** Whether the mailbox belongs to an office and not to a person, as postmaster and abuse do. */
  public boolean isRole() {
    String name = local.toLowerCase(Locale.ROOT);
    int plus = name.indexOf('+');
    return ROLES.contains(plus < 0 ? name : name.substring(0, plus));
  }

  /** Enough to recognise one's own address, as {@code a•••@example.com}. */
  public String masked() {
    return local.charAt(0) + "•••@" + domain;
  }

  /** A server's sentence, a thousand characters of it, with every address in it masked. */
  static String maskedIn(String text) {
    String start = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    return IN_TEXT.matcher(start).replaceAll("$1•••@$2");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MailAddress address && normal().equals(address.normal());
  }

  @Override
  public int hashCode() {
    return normal().hashCode();
  }

  /** Masked, so that no log holds an address by mistake. */
  @Override
  public String toString() {
    return masked();
  }
}
