package rowhouse.foundation.door;

import java.util.Collection;
import java.util.List;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Spring's mapping of controllers, with those that several apps have below each app's path. */
public final class RouteMapping extends RequestMappingHandlerMapping {
  private final List<Below> shared;

  /**
   * Maps those of {@code routes} that are {@link Below}; the others are beans and found as such.
   */
  public RouteMapping(Collection<?> routes) {
    this.shared = routes.stream().filter(Below.class::isInstance).map(Below.class::cast).toList();
  }

  @Override
  protected void initHandlerMethods() {
    super.initHandlerMethods();
    shared.forEach(this::map);
  }

  private void map(Below below) {
    Class<?> type = below.controller().getClass();
    RequestMappingInfo path =
        RequestMappingInfo.paths(below.path()).options(getBuilderConfiguration()).build();
    MetadataLookup<RequestMappingInfo> routes = method -> getMappingForMethod(method, type);
    MethodIntrospector.selectMethods(type, routes)
        .forEach((method, route) ->
            registerHandlerMethod(below.controller(), method, path.combine(route)));
  }
}
