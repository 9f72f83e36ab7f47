package rowhouse.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Doors;

/**
 * Which pages of other origins may call a door (CORS). They come with a token: the cookie of the
 * owner is never sent along.
 */
final class CallingPages implements CorsConfigurationSource {
  private static final List<String> SHOWN =
      List.of(
          "X-Request-Id",
          "Retry-After",
          "X-RateLimit-Limit",
          "X-RateLimit-Remaining",
          "X-RateLimit-Reset");

  private final Doors doors;

  CallingPages(Doors doors) {
    this.doors = doors;
  }

  @Override
  public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
    List<String> origins = doors.callers(Door.of(request).app());
    if (origins.isEmpty()) {
      return null;
    }
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(origins);
    cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    cors.setAllowedHeaders(List.of("*"));
    cors.setExposedHeaders(SHOWN);
    cors.setAllowCredentials(false);
    cors.setMaxAge(3600L);
    return cors;
  }
}
