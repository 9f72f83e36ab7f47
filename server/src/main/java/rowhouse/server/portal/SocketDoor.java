package rowhouse.server.portal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Doors;
import rowhouse.server.owner.HouseSettings;

/** Lets only pages of a door open the WebSocket: a browser sends no other proof of its origin. */
public final class SocketDoor implements HandshakeInterceptor {
  private final EventSocket socket;
  private final Doors doors;
  private final HouseSettings settings;

  /** Guards {@code socket}. */
  public SocketDoor(EventSocket socket, Doors doors, HouseSettings settings) {
    this.socket = socket;
    this.doors = doors;
    this.settings = settings;
  }

  /** The mapping of the WebSocket at every door. */
  public SimpleUrlHandlerMapping mapping() {
    WebSocketHttpRequestHandler handler =
        new WebSocketHttpRequestHandler(socket, new DefaultHandshakeHandler());
    handler.setHandshakeInterceptors(java.util.List.of(this));
    return new SimpleUrlHandlerMapping(Map.of("/ws", handler, "/*/ws", handler), 0);
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    String origin = request.getHeaders().getOrigin();
    if (origin == null || !(request instanceof ServletServerHttpRequest servlet)) {
      return true;
    }
    Door door = Door.of(servlet.getServletRequest());
    if (doors.origins(door, servlet.getServletRequest(), settings.baseUrl()).contains(origin)) {
      return true;
    }
    response.setStatusCode(HttpStatus.FORBIDDEN);
    return false;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception exception) {}
}
