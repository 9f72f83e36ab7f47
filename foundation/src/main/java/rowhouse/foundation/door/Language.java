package rowhouse.foundation.door;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language a person reads: their own choice, then what their browser asks for. */
public final class Language {
  private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.CHINESE, Locale.KOREAN);

  private Language() {}

  /** English, Chinese or Korean. */
  public static Locale of(HttpServletRequest request) {
    String chosen = cookie(request, "rowhouse_lang");
    for (Locale locale : KNOWN) {
      if (locale.getLanguage().equals(chosen)) {
        return locale;
      }
    }
    for (Locale wanted : Collections.list(request.getLocales())) {
      for (Locale locale : KNOWN) {
        if (locale.getLanguage().equals(wanted.getLanguage())) {
          return locale;
        }
      }
    }
    return Locale.ENGLISH;
  }

  /** The value of the cookie {@code name}, or null. */
  public static @Nullable String cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(name)) {
        return cookie.getValue();
      }
    }
    return null;
  }
}
