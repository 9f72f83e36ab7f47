package rowhouse.server;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.door.Below;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.DoorFilter;
import rowhouse.foundation.door.Doors;
import rowhouse.foundation.door.RouteMapping;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.GuardCheck;
import rowhouse.foundation.guard.GuardInterceptor;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.guard.RouteLimits;
import rowhouse.foundation.guard.TokenRecogniser;
import rowhouse.foundation.limit.Limiter;
import rowhouse.foundation.problem.ErrorPage;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.problem.ProblemAnswers;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.problem.RequestId;
import rowhouse.foundation.room.RoomGate;
import rowhouse.foundation.room.Rooms;
import rowhouse.server.metrics.Metrics;
import rowhouse.server.metrics.RouteTimes;
import rowhouse.server.portal.PageMapping;
import rowhouse.server.portal.SocketDoor;
import tools.jackson.databind.json.JsonMapper;

/** The web server in front of the rooms: Spring MVC with beans that are made here, by hand. */
final class WebServer {
  private final Config config;
  private final Doors doors;
  private final Rooms rooms;
  private final House house;
  private final LocalKey key;
  private final Metrics metrics;
  private final Limiter limiter;
  private final JsonMapper json;

  WebServer(
      Config config,
      Doors doors,
      Rooms rooms,
      House house,
      LocalKey key,
      Metrics metrics,
      Limiter limiter,
      JsonMapper json) {
    this.config = config;
    this.doors = doors;
    this.rooms = rooms;
    this.house = house;
    this.key = key;
    this.metrics = metrics;
    this.limiter = limiter;
    this.json = json;
  }

  /** Starts to answer; throws {@link StartException} when a port is taken. */
  ServletWebServerApplicationContext start() {
    WebSettings settings = new WebSettings(config, house.owner().exists());
    SpringApplication application = new SpringApplication(Web.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setEnvironment(settings.environment());
    application.setAddCommandLineProperties(false);
    application.setLogStartupInfo(false);
    application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.addInitializers(context -> register((GenericApplicationContext) context, settings));
    try {
      return (ServletWebServerApplicationContext) application.run();
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  private static RuntimeException explained(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException used) {
        return taken(used.getPort());
      }
      if (cause instanceof ConnectorStartFailedException failed) {
        return taken(failed.getPort());
      }
    }
    return failure;
  }

  private static RuntimeException taken(int port) {
    return new StartException(
        "Port %d is taken by another program. Stop that one, or choose another with --rowhouse.port=%d"
            .formatted(port, port == 65_535 ? 8080 : port + 1));
  }

  private void register(GenericApplicationContext beans, WebSettings settings) {
    RouteLimits limits = new RouteLimits(limiter);
    ProblemAnswers answers = new ProblemAnswers(ProblemTexts.standard(), json);
    GuardInterceptor guard = new GuardInterceptor(recognisers(limits), limits);
    bean(beans, json);
    bean(beans, answers);
    bean(beans, new ErrorPage());
    bean(beans, guard);
    bean(beans, house.porter());
    List<Object> routes = routes();
    routes.stream().filter(route -> !(route instanceof Below)).forEach(route -> bean(beans, route));
    beans.registerBean("routes", WebMvcRegistrations.class, () -> mapping(routes));
    filters(beans, answers);
    SocketDoor socket = new SocketDoor(house.socket(), doors, house.settings());
    beans.registerBean("socketMapping", SimpleUrlHandlerMapping.class, socket::mapping);
    bean(beans, new PageMapping(house.page(), guard));
    beans.registerBean(
        "ports", WebServerFactoryCustomizer.class, () -> settings.furtherPorts(doors));
    DefaultListableBeanFactory factory = beans.getDefaultListableBeanFactory();
    beans.registerBean(
        "guardCheck", SmartInitializingSingleton.class, () -> () -> checkGuards(factory));
  }

  private void filters(GenericApplicationContext beans, ProblemAnswers answers) {
    int order = Ordered.HIGHEST_PRECEDENCE;
    filter(beans, new RequestId(), order++);
    filter(beans, new TrustedProxies(config.get(HouseKeys.PROXIES)), order++);
    filter(beans, new DoorFilter(doors), order++);
    filter(beans, new RouteTimes(metrics), order++);
    filter(beans, new SafeHeaders(), order++);
    filter(beans, new CorsFilter(new CallingPages(doors)), order++);
    filter(beans, new BodyLimit(answers, streamed()), order++);
    filter(beans, new RoomGate(rooms, answers), order);
  }

  private List<Recogniser> recognisers(RouteLimits limits) {
    List<Recogniser> all = new ArrayList<>();
    all.add(key);
    all.add(new TokenRecogniser(rooms.all(), limits));
    all.add(house.owner());
    rooms
        .apps()
        .forEach((name, app) ->
            app.recognisers()
                .forEach(own ->
                    all.add((request, door) ->
                        door.app().equals(name)
                            ? counted(own, request, door, limits)
                            : Optional.empty())));
    return all;
  }

  /** Whoever tries an app's keys is slowed down as one who tries the house's tokens. */
  private static Optional<Caller> counted(
      Recogniser own, HttpServletRequest request, Door door, RouteLimits limits) {
    try {
      return own.recognise(request, door);
    } catch (Problem wrong) {
      if (wrong.status() == 401) {
        limits.countWrongCredentials(request.getRemoteAddr());
      }
      throw wrong;
    }
  }

  private Set<String> streamed() {
    Set<String> streamed = new HashSet<>();
    rooms.apps().values().forEach(app -> streamed.addAll(app.streamed()));
    return streamed;
  }

  private List<Object> routes() {
    List<Object> routes = new ArrayList<>();
    rooms.apps().values().forEach(app -> routes.addAll(app.routes()));
    return routes;
  }

  private static WebMvcRegistrations mapping(List<Object> routes) {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RouteMapping(routes);
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

  /** Before the ports are opened: an unguarded route is never to be reached. */
  private static void checkGuards(DefaultListableBeanFactory beans) {
    GuardCheck.check(
        beans.getBeansOfType(HandlerMapping.class),
        List.of(WebSocketHttpRequestHandler.class, PageMapping.class));
  }
}
