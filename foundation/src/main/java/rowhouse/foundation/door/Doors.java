package rowhouse.foundation.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.RequestPath;

/** All doors of the house. */
public final class Doors {
  private final int housePort;
  private final List<DoorPlan> plans;

  /**
   * Takes the plans of every app.
   *
   * @throws IllegalArgumentException when two doors would be the same door
   */
  public Doors(int housePort, List<DoorPlan> plans) {
    this.housePort = housePort;
    this.plans = List.copyOf(plans);
    Set<String> taken = new HashSet<>();
    for (DoorPlan plan : plans) {
      boolean own = plan.port() != 0 || !plan.host().isEmpty();
      int port = plan.port() == 0 ? housePort : plan.port();
      boolean shadowsHouse = port == housePort && plan.host().isEmpty();
      if (own && (shadowsHouse || !taken.add(plan.host().toLowerCase(Locale.ROOT) + ":" + port))) {
        throw new IllegalArgumentException(
            "rowhouse.doors."
                + plan.app()
                + " shares port "
                + port
                + " with another door; two doors may share a port only with different hosts");
      }
    }
  }

  /** The ports beside the house's own that have to be opened. */
  public Set<Integer> furtherPorts() {
    Set<Integer> ports = new LinkedHashSet<>();
    plans.stream().map(DoorPlan::port).filter(p -> p != 0 && p != housePort).forEach(ports::add);
    return ports;
  }

  /** The door that stands for this request's port, host and path. */
  Door find(HttpServletRequest request) {
    String root = request.getContextPath();
    PathContainer path = RequestPath.parse(request.getRequestURI(), root).pathWithinApplication();
    Optional<DoorPlan> own = plans.stream().filter(plan -> isOwn(plan, request)).findFirst();
    if (own.isPresent()) {
      return new Door(own.get().app(), root, root, matched(path), true, own.get().errors());
    }
    // What Spring compares with a pattern: the same app must be found in %76ault as in vault.
    String first = path.elements().size() < 2 ? "" : matched(path.subPath(1, 2));
    for (DoorPlan plan : plans) {
      if (plan.app().equals(first)) {
        String prefix = root + "/" + first;
        return new Door(first, root, prefix, matched(path.subPath(2)), false, plan.errors());
      }
    }
    return new Door(Door.HOUSE, root, root, matched(path), false, (code, text) -> Map.of());
  }

  /** The path as routes are matched with it: decoded and without parameters. */
  private static String matched(PathContainer path) {
    return path.elements().stream()
        .map(part -> part instanceof PathSegment segment ? segment.valueToMatch() : part.value())
        .collect(Collectors.joining());
  }

  /** The origins that may open a WebSocket at {@code door} or call it from another page. */
  public Set<String> origins(Door door, HttpServletRequest request, String baseUrl) {
    Set<String> origins = new LinkedHashSet<>();
    origins.add(origin(request.getScheme(), request.getServerName(), request.getServerPort()));
    if (!baseUrl.isEmpty()) {
      java.net.URI base = java.net.URI.create(baseUrl);
      origins.add(origin(base.getScheme(), base.getHost(), base.getPort()));
    }
    origins.addAll(callers(door.app()));
    return origins;
  }

  /** The origins of other pages that may call {@code app}. */
  public List<String> callers(String app) {
    return plans.stream()
        .filter(plan -> plan.app().equals(app))
        .flatMap(plan -> plan.origins().stream())
        .toList();
  }

  /** The plan of {@code app}, when it has a host or a port of its own. */
  public Optional<DoorPlan> own(String app) {
    return plans.stream()
        .filter(plan -> plan.app().equals(app))
        .filter(plan -> plan.port() != 0 || !plan.host().isEmpty())
        .findFirst();
  }

  /** The names of the apps that have a door. */
  public List<String> apps() {
    return new ArrayList<>(plans.stream().map(DoorPlan::app).toList());
  }

  private boolean isOwn(DoorPlan plan, HttpServletRequest request) {
    if (plan.port() == 0 && plan.host().isEmpty()) {
      return false;
    }
    boolean portFits = plan.port() == 0 || plan.port() == request.getLocalPort();
    boolean hostFits =
        plan.host().isEmpty() || plan.host().equalsIgnoreCase(request.getServerName());
    return portFits && hostFits;
  }

  private static String origin(String scheme, String host, int port) {
    boolean usual = port < 0 || port == ("https".equals(scheme) ? 443 : 80);
    return scheme + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
  }
}
