package rowhouse.server.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import java.util.Collection;
import java.util.Map;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import rowhouse.foundation.door.Below;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.RouteMapping;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Porter;

/**
 * A second web server with the same routes, which describes them and is never part of the product.
 */
final class Described {
  private Described() {}

  /** Springdoc names fields by Jackson 2, so it is told how Jackson 3 names them here. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocConfiguration.class,
    SpringDocWebMvcConfiguration.class,
    MultipleOpenApiSupportConfiguration.class
  })
  static class Setup {
    @Bean
    ModelResolver modelResolver() {
      ObjectMapper mapper =
          new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
      return new ModelResolver(mapper).openapi31(true);
    }
  }

  /** Starts it with {@code routes}; each group has the paths of one door. */
  static ServletWebServerApplicationContext start(
      Collection<Object> routes, Map<String, String[]> groups) {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(
            Caller.class, Caller.Owner.class, Caller.Token.class, Door.class, Porter.class)
        .replaceWithClass(SseEmitter.class, String.class)
        .addRestControllers(
            routes.stream()
                .filter(Below.class::isInstance)
                .map(shared -> ((Below) shared).controller().getClass())
                .distinct()
                .toArray(Class<?>[]::new));
    SpringApplication application = new SpringApplication(Setup.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setRegisterShutdownHook(false);
    application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "springdoc.use-fqn", "true",
            "springdoc.writer-with-order-by-keys", "true",
            "springdoc.default-produces-media-type", "application/json",
            "springdoc.override-with-generic-response", "false",
            "spring.web.resources.add-mappings", "false"));
    application.addInitializers(context -> {
      GenericApplicationContext beans = (GenericApplicationContext) context;
      routes.stream()
          .filter(route -> !(route instanceof Below))
          .forEach(route -> register(beans, route));
      beans.registerBean("routes", WebMvcRegistrations.class, () -> mapping(routes));
      groups.forEach((name, paths) ->
          beans.registerBean(
              "group " + name,
              GroupedOpenApi.class,
              () -> GroupedOpenApi.builder().group(name).pathsToMatch(paths).build()));
    });
    return (ServletWebServerApplicationContext) application.run();
  }

  private static WebMvcRegistrations mapping(Collection<Object> routes) {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RouteMapping(routes);
      }
    };
  }

  @SuppressWarnings("unchecked") // an object's class is the class of that object
  private static <T> void register(GenericApplicationContext beans, T route) {
    Class<T> type = (Class<T>) route.getClass();
    beans.registerBean(type.getName(), type, () -> route);
  }
}
