package rowhouse.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.GuardInterceptor;

/**
 * Gives the page to a browser wherever no route answers. It stands behind all routes, so that a
 * wrong path or method of an API ends as what it is and not as a page.
 */
public final class PageMapping extends AbstractHandlerMapping {
  private static final Set<String> RESERVED =
      Set.of("api", "assets", "health", "ws", "events", "hooks", "error");

  private final HandlerMethod page;

  /** Leads to {@code page}, past its guard. */
  public PageMapping(PageApi page, GuardInterceptor guard) {
    Method method =
        Objects.requireNonNull(
            ReflectionUtils.findMethod(
                PageApi.class, "page", HttpServletRequest.class, Door.class));
    this.page = new HandlerMethod(page, method);
    setOrder(Ordered.LOWEST_PRECEDENCE);
    setInterceptors(guard);
  }

  @Override
  protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return null;
    }
    String path = Door.of(request).path();
    if (path.isEmpty() || path.equals("/")) {
      return page;
    }
    String first = path.split("/", 3)[1];
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
    return accept.contains("text/html") && !RESERVED.contains(first) ? page : null;
  }
}
