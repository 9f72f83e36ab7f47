package rowhouse.vault.setting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Porter;
import rowhouse.foundation.guard.Who;
import rowhouse.vault.PictureSettings;
import rowhouse.vault.VaultConfig;

/** The vault's settings. The token is the owner's alone: a token cannot make another. */
@RestController
@RequestMapping("/vault/api/v1")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = VaultConfig.SCOPE)
public final class SettingApi {
  private final VaultSettings settings;

  /** Shows and changes {@code settings}. */
  public SettingApi(VaultSettings settings) {
    this.settings = settings;
  }

  record Shown(boolean convert, @Min(1) @Max(100) int quality, @Min(0) @Max(1000) int max) {}

  @GetMapping("/settings/pictures")
  Shown pictures() {
    PictureSettings now = settings.pictures();
    return new Shown(now.convert(), now.quality(), now.max());
  }

  @PutMapping("/settings/pictures")
  Shown choose(@Valid @RequestBody Shown chosen) {
    settings.choosePictures(new PictureSettings(chosen.convert(), chosen.quality(), chosen.max()));
    return pictures();
  }

  record MaskedToken(String masked, boolean configured) {}

  @GetMapping("/settings/token")
  @Guard(Who.OWNER)
  MaskedToken token() {
    return new MaskedToken(settings.maskedToken(), settings.tokenConfigured());
  }

  record Proof(@NotBlank @Size(max = 256) String password) {}

  @PostMapping("/settings/token/rotate")
  @Guard(Who.OWNER)
  Map<String, String> rotate(@Valid @RequestBody Proof body, Caller caller, Porter porter) {
    porter.prove(body.password());
    return Map.of("token", settings.rotateToken(caller.name()));
  }

  /** What an original's client asks before anything else. */
  @GetMapping("/init-status")
  @Guard(Who.STRANGER)
  Map<String, Object> initStatus() {
    return Map.of("needs_setup", false, "has_bot", false, "version", "1");
  }
}
