package rowhouse.vault;

import java.util.List;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;

/**
 * The settings of the vault.
 *
 * @param apiToken the token that programs send; empty when one is made at the first start
 * @param pictures how pictures are kept until somebody says otherwise in the page
 */
public record VaultConfig(String apiToken, PictureSettings pictures) {
  /** What a token needs to open the vault, so that no other token of the house ever does. */
  public static final String SCOPE = "vault";

  static final Key<String> API_TOKEN =
      Key.token(
          "rowhouse.vault.api-token", "The token of X-API-Token; made at first start when unset.");
  static final Key<Boolean> CONVERT =
      Key.flag(
          "rowhouse.vault.pictures.convert", true, "Whether pictures are kept as WebP if smaller.");
  static final Key<Integer> QUALITY =
      Key.number("rowhouse.vault.pictures.quality", 80, 1, 100, "The quality of that WebP.");
  static final Key<Integer> MAX =
      Key.number(
          "rowhouse.vault.pictures.max", 100, 0, 1000, "How many pictures of a page are kept.");

  /** Every key of the vault. */
  public static final List<Key<?>> KEYS = List.of(API_TOKEN, CONVERT, QUALITY, MAX);

  static VaultConfig of(Config config) {
    return new VaultConfig(
        config.get(API_TOKEN),
        new PictureSettings(config.get(CONVERT), config.get(QUALITY), config.get(MAX)));
  }

  @Override
  public String toString() {
    return "VaultConfig[pictures=" + pictures + "]";
  }
}
