package rowhouse.foundation.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose parameters hold no NUL: PostgreSQL takes none, and no one typed them. */
final class StorableParameters extends HttpServletRequestWrapper {
  private StorableParameters(HttpServletRequest request) {
    super(request);
  }

  /** The request itself where its query holds no NUL. */
  static HttpServletRequest of(HttpServletRequest request) {
    String query = request.getQueryString();
    return query != null && query.contains("%00") ? new StorableParameters(request) : request;
  }

  @Override
  public @Nullable String getParameter(String name) {
    String value = super.getParameter(name);
    return value == null ? null : value.replace("\0", "");
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = super.getParameterValues(name);
    return values == null ? null : storable(values);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> all = new LinkedHashMap<>();
    super.getParameterMap().forEach((name, values) -> all.put(name, storable(values)));
    return all;
  }

  private static String[] storable(String[] values) {
    String[] without = values.clone();
    for (int i = 0; i < without.length; i++) {
      without[i] = without[i].replace("\0", "");
    }
    return without;
  }
}
