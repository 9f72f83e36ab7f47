package rowhouse.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Believes forwarded headers from the configured proxies, and from nobody else. */
final class TrustedProxies extends OncePerRequestFilter {
  private final List<String> proxies;
  private final ForwardedHeaderFilter believing = new ForwardedHeaderFilter();
  private final ForwardedHeaderFilter ignoring = new ForwardedHeaderFilter();

  TrustedProxies(List<String> proxies) {
    this.proxies = List.copyOf(proxies);
    this.ignoring.setRemoveOnly(true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean trusted = proxies.contains(request.getRemoteAddr());
    (trusted ? believing : ignoring).doFilter(request, response, chain);
  }
}
