package rowhouse.foundation.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every mapping once at start-up. A route without a guard, or something that answers requests
 * and cannot carry a guard, stops the start.
 */
public final class GuardCheck {
  private GuardCheck() {}

  /**
   * Throws {@link IllegalStateException} that names every route without a guard.
   *
   * @param guardedElsewhere handlers that check their callers themselves, as the WebSocket does
   */
  public static void check(Map<String, HandlerMapping> mappings, List<Class<?>> guardedElsewhere) {
    List<String> open = new ArrayList<>();
    mappings.forEach((name, mapping) -> {
      if (mapping instanceof RequestMappingHandlerMapping routes) {
        routes
            .getHandlerMethods()
            .forEach((route, method) -> addUnguarded(route.toString(), method, open));
      } else if (mapping instanceof AbstractUrlHandlerMapping urls) {
        urls.getHandlerMap()
            .forEach((path, handler) -> addUnknown(path, handler, guardedElsewhere, open));
        addUnknown("/", urls.getRootHandler(), guardedElsewhere, open);
        addUnknown("/**", urls.getDefaultHandler(), guardedElsewhere, open);
      } else if (mapping instanceof RouterFunctionMapping functions) {
        addUnknown(name, functions.getRouterFunction(), guardedElsewhere, open);
      } else {
        addUnknown(name, mapping, guardedElsewhere, open);
      }
    });
    if (!open.isEmpty()) {
      throw new IllegalStateException("These routes have no guard: " + String.join(", ", open));
    }
  }

  private static void addUnknown(
      String path, @Nullable Object handler, List<Class<?>> guardedElsewhere, List<String> open) {
    if (handler != null && guardedElsewhere.stream().noneMatch(type -> type.isInstance(handler))) {
      open.add(path + " (" + handler.getClass().getSimpleName() + ")");
    }
  }

  private static void addUnguarded(String route, HandlerMethod method, List<String> open) {
    if (GuardInterceptor.guardOf(method) == null) {
      open.add(route + " (" + method.getShortLogMessage() + ")");
    }
  }
}
