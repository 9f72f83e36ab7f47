package rowhouse.server;

import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.context.support.StandardServletEnvironment;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.door.Doors;

/** What Spring Boot and Tomcat are told; an operator knows the keys of the house only. */
final class WebSettings {
  private final Config config;
  private final String address;

  WebSettings(Config config, boolean hasOwner) {
    this.config = config;
    String bind = config.get(HouseKeys.BIND);
    this.address = bind.isEmpty() ? (hasOwner ? "0.0.0.0" : "127.0.0.1") : bind;
  }

  /** An environment of these settings alone: a stray SERVER_PORT variable must not move a door. */
  ConfigurableEnvironment environment() {
    StandardServletEnvironment environment = new StandardServletEnvironment();
    environment
        .getPropertySources()
        .remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    environment.getPropertySources().addFirst(new MapPropertySource("rowhouse", properties()));
    return environment;
  }

  private Map<String, Object> properties() {
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
        Map.entry("spring.main.banner-mode", "off"),
        // No file beside the jar may configure what the house's own keys decide.
        Map.entry("spring.config.location", "optional:classpath:/rowhouse/no-such-folder/"));
  }

  /** The ports of doors that have one of their own, on the same address as the house's. */
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> furtherPorts(Doors doors) {
    return factory -> {
      factory.addContextCustomizers(context -> {
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(RefusedRequests.class.getName());
        }
      });
      for (int port : doors.furtherPorts()) {
        Connector connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(port);
        connector.setProperty("address", address);
        connector.setProperty("maxHttpRequestHeaderSize", "16384");
        connector.setProperty("connectionTimeout", "20000");
        connector.setProperty("maxSwallowSize", "2097152");
        factory.addAdditionalConnectors(connector);
      }
    };
  }
}
