package rowhouse.vault.setting;

import java.util.Set;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.guard.Tokens;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.vault.PictureSettings;
import rowhouse.vault.VaultConfig;
import tools.jackson.databind.json.JsonMapper;

/** The choices of a person, and the operator's where the person has made none. */
public final class VaultSettings {
  private static final String PICTURES = "pictures";
  private static final String LABEL = "api";
  private static final String CONFIGURED = "api_token_configured";
  private static final String PREFIX = "VS_";
  private static final Set<String> SCOPES = Set.of(VaultConfig.SCOPE);

  private final Room room;
  private final Database db;
  private final VaultConfig config;
  private final JsonMapper json = JsonMapper.builder().build();

  /** The settings of {@code room}. */
  public VaultSettings(Room room, VaultConfig config) {
    this.room = room;
    this.db = room.database();
    this.config = config;
  }

  /** How pictures are kept. */
  public PictureSettings pictures() {
    return db.read(sql -> room.settings().find(sql, PICTURES))
        .map(text -> json.readValue(text, PictureSettings.class))
        .orElse(config.pictures());
  }

  void choosePictures(PictureSettings chosen) {
    db.change(sql -> room.settings().put(sql, PICTURES, json.writeValueAsString(chosen)));
  }

  /**
   * Makes the first token, or takes the configured one; returns what may be shown once. A token
   * that is configured no more is not valid any more.
   */
  public String firstToken() {
    return db.write(sql -> {
      if (tokenConfigured()) {
        room.tokens().put(sql, LABEL, config.apiToken(), SCOPES);
        room.settings().put(sql, CONFIGURED, "true");
        return "";
      }
      boolean configuredBefore = room.settings().remove(sql, CONFIGURED);
      if (!configuredBefore && room.tokens().masked(sql, LABEL).isPresent()) {
        return "";
      }
      String token = Tokens.random(PREFIX);
      room.tokens().put(sql, LABEL, token, SCOPES);
      return token;
    });
  }

  /** Whether the operator's configuration says what the token is. */
  boolean tokenConfigured() {
    return !config.apiToken().isEmpty();
  }

  String maskedToken() {
    return db.read(sql -> room.tokens().masked(sql, LABEL)).orElse("");
  }

  /** The configured token would be back at the next start, so it is changed where it stands. */
  String rotateToken(String who) {
    if (tokenConfigured()) {
      throw new Problem(409, "token_configured");
    }
    String token = Tokens.random(PREFIX);
    db.change(sql -> {
      room.tokens().put(sql, LABEL, token, SCOPES);
      room.audit().write(sql, who, "token_rotated", LABEL, "");
    });
    return token;
  }
}
