package rowhouse.foundation.guard;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.secret.Sha256;

/** The API tokens of one app. A token is looked up by its hash, so no comparison leaks its text. */
public final class Tokens {
  /**
   * What a bearer token starts with that proves a member's session; the app knows it, and it is
   * never looked up among the tokens of programs.
   */
  public static final String SESSION = "ms_";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String app;
  private final InstantSource clock;

  /** The tokens of {@code app}. */
  public Tokens(String app, InstantSource clock) {
    this.app = app;
    this.clock = clock;
  }

  /** A new token text: {@code prefix} and 256 random bits. */
  public static String random(String prefix) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Keeps {@code token} under {@code label}, in the place of the one that had the label before. */
  public void put(JdbcClient sql, String label, String token, Set<String> scopes) {
    sql.sql("DELETE FROM token WHERE label = :label").param("label", label).update();
    sql.sql(
            """
            INSERT INTO token (label, token_hash, masked, scopes, created_at)
            VALUES (:label, :hash, :masked, :scopes, :now)
            """)
        .param("label", label)
        .param("hash", Sha256.hex(token))
        .param("masked", masked(token))
        .param("scopes", String.join(" ", scopes))
        .param("now", clock.millis())
        .update();
  }

  /** Lets the token under {@code label} be valid no more; false when there was none. */
  public boolean remove(JdbcClient sql, String label) {
    return sql.sql("DELETE FROM token WHERE label = :label").param("label", label).update() == 1;
  }

  /** The token kept under {@code label}, as it may be shown. */
  public Optional<String> masked(JdbcClient sql, String label) {
    return sql.sql("SELECT masked FROM token WHERE label = :label")
        .param("label", label)
        .query(String.class)
        .optional();
  }

  Optional<Caller> find(JdbcClient sql, String token) {
    String hash = Sha256.hex(token);
    return sql.sql("SELECT label, scopes FROM token WHERE token_hash = :hash")
        .param("hash", hash)
        .query((row, n) ->
            (Caller)
                new Caller.Token(
                    app,
                    row.getString("label"),
                    Set.copyOf(List.of(row.getString("scopes").split(" "))),
                    hash))
        .optional();
  }

  /** Whether the token with which {@code caller} came is valid still. */
  public boolean isKnown(JdbcClient sql, Caller.Token caller) {
    return sql.sql("SELECT COUNT(*) FROM token WHERE token_hash = :hash")
            .param("hash", caller.hash())
            .query(Long.class)
            .single()
        == 1;
  }

  private static String masked(String token) {
    return token.length() < 16
        ? "***"
        : token.substring(0, 6) + "***" + token.substring(token.length() - 4);
  }
}
