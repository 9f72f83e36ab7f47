package rowhouse.vault.setting;

import java.util.Set;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.guard.Tokens;
import rowhouse.foundation.room.Room;
import rowhouse.vault.PictureSettings;
import rowhouse.vault.VaultConfig;
import tools.jackson.databind.json.JsonMapper;

/** The choices of a person, and the operator's where the person has made none. */
public final class VaultSettings {
  private static final String PICTURES = "pictures";
  private static final String LABEL = "api";
  private static final String PREFIX = "VS_";
  private static final Set<String> SCOPES = Set.of("vault");

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

  /** Makes the first token, or takes the configured one; returns what may be shown once. */
  public String firstToken() {
    boolean configured = !config.apiToken().isEmpty();
    return db.write(sql -> {
      if (configured) {
        room.tokens().put(sql, LABEL, config.apiToken(), SCOPES);
        return "";
      }
      if (room.tokens().masked(sql, LABEL).isPresent()) {
        return "";
      }
      String token = Tokens.random(PREFIX);
      room.tokens().put(sql, LABEL, token, SCOPES);
      return token;
    });
  }

  String maskedToken() {
    return db.read(sql -> room.tokens().masked(sql, LABEL)).orElse("");
  }

  String rotateToken(String who) {
    String token = Tokens.random(PREFIX);
    db.change(sql -> {
      room.tokens().put(sql, LABEL, token, SCOPES);
      room.audit().write(sql, who, "token_rotated", LABEL, "");
    });
    return token;
  }
}
