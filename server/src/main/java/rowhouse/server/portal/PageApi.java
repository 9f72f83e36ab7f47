package rowhouse.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;

/** Serves the one page of the house and what belongs to it. API paths win over page paths. */
@RestController
@Guard(Who.STRANGER)
public final class PageApi {
  private static final String ROOT = "META-INF/rowhouse-web/";
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final @Nullable String index;

  /** Reads the page from the class path; a build without the page serves the API alone. */
  public PageApi() {
    this.index = read(ROOT + "index.html");
  }

  private static @Nullable String read(String name) {
    try (InputStream in = PageApi.class.getClassLoader().getResourceAsStream(name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read " + name, e);
    }
  }

  /** File names carry a hash of their content, so they never change. */
  @GetMapping({"/assets/{file}", "/{app}/assets/{file}"})
  ResponseEntity<Resource> asset(@PathVariable String file) {
    return file(
        ROOT + "assets/" + checked(file),
        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }

  @GetMapping({"/mark.svg", "/{app}/mark.svg"})
  ResponseEntity<Resource> icon() {
    return file(ROOT + "mark.svg", CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
  }

  private static String checked(String file) {
    if (!FILE_NAME.matcher(file).matches()) {
      throw new Problem(404, "not_found");
    }
    return file;
  }

  private static ResponseEntity<Resource> file(String name, CacheControl cache) {
    ClassPathResource resource = new ClassPathResource(name);
    if (!resource.exists()) {
      throw new Problem(404, "not_found");
    }
    MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
    return ResponseEntity.ok().cacheControl(cache).contentType(type).body(resource);
  }

  /** Every address that a person may type or reload; {@link PageMapping} says which these are. */
  ResponseEntity<String> page(HttpServletRequest request, Door door) {
    if (index == null) {
      throw new Problem(404, "page_not_built");
    }
    String nonce = nonce();
    String html = fill(index, request, door, nonce);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Content-Security-Policy", policy(nonce))
        .body(html);
  }

  private static String fill(String index, HttpServletRequest request, Door door, String nonce) {
    Map<String, String> values =
        Map.of(
            "__BASE__",
            HtmlUtils.htmlEscape(door.root()) + "/",
            "__LANG__",
            Language.of(request).getLanguage(),
            "__THEME__",
            theme(request),
            "__NONCE__",
            nonce,
            "__APP__",
            door.own() ? door.app() : "");
    String html = index;
    for (Map.Entry<String, String> value : values.entrySet()) {
      html = html.replace(value.getKey(), value.getValue());
    }
    return html;
  }

  private static String theme(HttpServletRequest request) {
    String chosen = Objects.requireNonNullElse(Language.cookie(request, "rowhouse_theme"), "");
    return chosen.equals("light") || chosen.equals("dark") ? chosen : "auto";
  }

  private static String policy(String nonce) {
    return "default-src 'none'; script-src 'self' 'nonce-%s'; style-src 'self' 'nonce-%s';"
            .formatted(nonce, nonce)
        + " style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self';"
        + " connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'self';"
        + " form-action 'self'; frame-ancestors 'none'";
  }

  private static String nonce() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
