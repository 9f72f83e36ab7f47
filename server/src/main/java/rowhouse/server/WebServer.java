package rowhouse.server;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.door.DoorFilter;
import rowhouse.foundation.door.Doors;
import rowhouse.foundation.guard.GuardCheck;
import rowhouse.foundation.guard.GuardInterceptor;
import rowhouse.foundation.guard.RouteLimits;
import rowhouse.foundation.guard.TokenRecogniser;
import rowhouse.foundation.limit.Limiter;
import rowhouse.foundation.problem.ErrorPage;
import rowhouse.foundation.problem.ProblemAnswers;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.problem.RequestId;
import rowhouse.foundation.room.RoomGate;
import rowhouse.foundation.room.Rooms;
import rowhouse.server.portal.SocketDoor;
import tools.jackson.databind.json.JsonMapper;

/** The web server in front of the rooms: Spring MVC with beans that are made here, by hand. */
final class WebServer {
  private WebServer() {}

  static ServletWebServerApplicationContext start(
      Config config, Doors doors, Rooms rooms, House house, Limiter limiter, JsonMapper json) {
    SpringApplication application = new SpringApplication(Web.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setDefaultProperties(properties(config, house));
    application.setLogStartupInfo(false);
    application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.addInitializers(context -> {
      GenericApplicationContext beans = (GenericApplicationContext) context;
      register(beans, config, doors, rooms, house, limiter, json);
    });
    ServletWebServerApplicationContext context =
        (ServletWebServerApplicationContext) application.run();
    checkGuards(context.getBeanFactory());
    return context;
  }

  private static Map<String, Object> properties(Config config, House house) {
    String bind = config.get(HouseKeys.BIND);
    String address = bind.isEmpty() ? (house.owner().exists() ? "0.0.0.0" : "127.0.0.1") : bind;
    return Map.ofEntries(
        Map.entry("server.port", config.get(HouseKeys.PORT)),
        Map.entry("server.address", address),
        Map.entry("server.shutdown", "graceful"),
        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
        Map.entry("server.compression.enabled", "true"),
        Map.entry(
            "server.compression.mime-types",
            "text/html,text/css,text/javascript,application/javascript,application/json,application/problem+json,image/svg+xml"),
        Map.entry("server.tomcat.max-swallow-size", "2MB"),
        Map.entry("server.tomcat.use-relative-redirects", "true"),
        Map.entry("server.tomcat.connection-timeout", "20s"),
        Map.entry("server.max-http-request-header-size", "16KB"),
        Map.entry("spring.threads.virtual.enabled", "true"),
        Map.entry("spring.web.resources.add-mappings", "false"),
        Map.entry("spring.servlet.multipart.resolve-lazily", "true"),
        Map.entry("spring.mvc.log-resolved-exception", "false"),
        Map.entry("spring.main.banner-mode", "off"));
  }

  private static void register(
      GenericApplicationContext beans,
      Config config,
      Doors doors,
      Rooms rooms,
      House house,
      Limiter limiter,
      JsonMapper json) {
    RouteLimits limits = new RouteLimits(limiter);
    ProblemAnswers answers = new ProblemAnswers(new ProblemTexts(), json);
    bean(beans, json);
    bean(beans, answers);
    bean(beans, new ErrorPage());
    bean(
        beans,
        new GuardInterceptor(
            List.of(new TokenRecogniser(rooms.all(), limits), house.owner()), limits));
    for (Object route : routes(rooms)) {
      bean(beans, route);
    }
    int order = Ordered.HIGHEST_PRECEDENCE;
    filter(beans, new RequestId(), order++);
    filter(beans, new TrustedProxies(config.get(HouseKeys.PROXIES)), order++);
    filter(beans, new DoorFilter(doors), order++);
    filter(beans, new BodyLimit(answers), order++);
    filter(beans, new RoomGate(rooms, answers), order);
    SocketDoor socket = new SocketDoor(house.socket(), doors, house.settings());
    beans.registerBean("socketMapping", SimpleUrlHandlerMapping.class, socket::mapping);
    beans.registerBean("ports", WebServerFactoryCustomizer.class, () -> furtherPorts(doors));
  }

  private static List<Object> routes(Rooms rooms) {
    List<Object> routes = new ArrayList<>();
    rooms.apps().values().forEach(app -> routes.addAll(app.routes()));
    return routes;
  }

  private static WebServerFactoryCustomizer<TomcatServletWebServerFactory> furtherPorts(
      Doors doors) {
    return factory -> {
      for (int port : doors.furtherPorts()) {
        Connector connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(port);
        factory.addAdditionalConnectors(connector);
      }
    };
  }

  @SuppressWarnings("unchecked") // an object's class is the class of that object
  private static <T> void bean(GenericApplicationContext beans, T object) {
    Class<T> type = (Class<T>) object.getClass();
    beans.registerBean(type.getName(), type, () -> object);
  }

  @SuppressWarnings("unchecked") // Spring looks filters up by the raw registration type
  private static void filter(GenericApplicationContext beans, Filter filter, int order) {
    beans.registerBean(
        filter.getClass().getSimpleName(),
        FilterRegistrationBean.class,
        () -> {
          FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
          registration.setOrder(order);
          return registration;
        });
  }

  private static void checkGuards(ConfigurableListableBeanFactory beans) {
    GuardCheck.check(
        beans.getBeansOfType(HandlerMapping.class), List.of(WebSocketHttpRequestHandler.class));
  }
}
