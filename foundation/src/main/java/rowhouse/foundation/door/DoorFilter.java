package rowhouse.foundation.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the door of a request and lets everything below see {@code /<app>/…}, whatever the door.
 */
public final class DoorFilter extends OncePerRequestFilter {
  private final Doors doors;

  /** Looks doors up here. */
  public DoorFilter(Doors doors) {
    this.doors = doors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest typed, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest request = StorableParameters.of(typed);
    Door door = doors.find(request);
    door.markOn(request);
    try (MDC.MDCCloseable _ = MDC.putCloseable("app", door.app())) {
      if (door.own()) {
        chain.doFilter(new BelowApp(request, "/" + door.app()), response);
      } else if (!door.isHouse() && door.path().isEmpty()) {
        String query = request.getQueryString();
        response.sendRedirect(door.link("") + (query == null ? "" : "?" + query));
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  /** A request at an app's own host or port, seen as if it had come by the app's path. */
  private static final class BelowApp extends HttpServletRequestWrapper {
    private final String prefix;

    BelowApp(HttpServletRequest request, String prefix) {
      super(request);
      this.prefix = prefix;
    }

    @Override
    public String getRequestURI() {
      String root = getContextPath();
      return root + prefix + super.getRequestURI().substring(root.length());
    }

    @Override
    public StringBuffer getRequestURL() {
      StringBuffer url = new StringBuffer(getScheme()).append("://").append(getServerName());
      return url.append(':').append(getServerPort()).append(getRequestURI());
    }

    @Override
    public String getServletPath() {
      return prefix + super.getServletPath();
    }
  }
}
