package rowhouse.server.owner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;

/** The owner's settings, password and second factor. */
@RestController
@Guard(Who.OWNER)
public final class SettingsApi {
  private final Owner owner;
  private final HouseSettings settings;

  /** Serves these settings. */
  public SettingsApi(Owner owner, HouseSettings settings) {
    this.owner = owner;
    this.settings = settings;
  }

  record Shown(String baseUrl, String language, boolean totpEnabled) {}

  @GetMapping("/api/settings")
  Shown show() {
    return new Shown(settings.baseUrl(), settings.language(), owner.totpEnabled());
  }

  record Change(
      @Nullable @Size(max = 300) String baseUrl,
      @Nullable @Size(max = 5) String language,
      @Nullable @Size(max = 256) String password) {}

  /** Letters carry the base URL, so whoever changes it could have every link lead elsewhere. */
  @PatchMapping("/api/settings")
  Shown change(@Valid @RequestBody Change body) {
    if (body.baseUrl() != null) {
      String password = body.password();
      if (password == null || password.isBlank()) {
        throw new Problem(422, "password_needed");
      }
      owner.prove(password);
    }
    settings.choose(body.baseUrl(), body.language());
    return show();
  }

  record NewPassword(
      @NotBlank @Size(max = 256) String current, @NotBlank @Size(max = 256) String password) {}

  @PostMapping("/api/settings/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(@Valid @RequestBody NewPassword body, Caller.Owner caller) {
    owner.changePassword(caller.session(), body.current(), body.password());
  }

  @PostMapping("/api/settings/totp")
  Owner.Totp prepareTotp(@Valid @RequestBody Proof body) {
    return owner.prepareTotp(body.password());
  }

  record Code(@NotBlank @Size(max = 10) String code) {}

  @PostMapping("/api/settings/totp/confirm")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirmTotp(@Valid @RequestBody Code body) {
    owner.confirmTotp(body.code());
  }

  record Proof(@NotBlank @Size(max = 256) String password) {}

  @DeleteMapping("/api/settings/totp")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeTotp(@Valid @RequestBody Proof body) {
    owner.removeTotp(body.password());
  }
}
