package rowhouse.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Believes forwarded headers from the configured proxies, and from nobody else. */
final class TrustedProxies extends OncePerRequestFilter {
  private final List<Network> proxies;
  private final ForwardedHeaderFilter believing = new ForwardedHeaderFilter();
  private final ForwardedHeaderFilter ignoring = new ForwardedHeaderFilter();

  TrustedProxies(List<String> proxies) {
    this.proxies = proxies.stream().map(Network::parse).toList();
    this.ignoring.setRemoveOnly(true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isProxy(request.getRemoteAddr())) {
      believing.doFilter(new Checked(request), response, chain);
    } else {
      ignoring.doFilter(request, response, chain);
    }
  }

  private boolean isProxy(String address) {
    return proxies.stream().anyMatch(proxy -> proxy.contains(address));
  }

  /**
   * Proxies add to X-Forwarded-For what they saw and keep what a client wrote before it, so only
   * the last address that is no proxy is sure. They pass the header Forwarded on as it came.
   */
  private final class Checked extends HttpServletRequestWrapper {
    private static final String FOR = "X-Forwarded-For";

    Checked(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      if (name.equalsIgnoreCase("Forwarded")) {
        return null;
      }
      return name.equalsIgnoreCase(FOR) ? client() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      if (!name.equalsIgnoreCase(FOR) && !name.equalsIgnoreCase("Forwarded")) {
        return super.getHeaders(name);
      }
      String value = getHeader(name);
      return value == null
          ? Collections.emptyEnumeration()
          : Collections.enumeration(List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      List<String> names = Collections.list(super.getHeaderNames());
      names.removeIf(name -> name.equalsIgnoreCase("Forwarded"));
      return Collections.enumeration(names);
    }

    private @Nullable String client() {
      List<String> lines = Collections.list(super.getHeaders(FOR));
      List<String> hops = List.of(String.join(",", lines).split(","));
      for (String hop : hops.reversed()) {
        String address = hop.strip();
        if (!Network.isAddress(address)) {
          return null;
        }
        if (!isProxy(address)) {
          return address;
        }
      }
      return null;
    }
  }
}
