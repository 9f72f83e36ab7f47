package rowhouse.server.portal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import rowhouse.foundation.event.Event;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.event.Follower;
import rowhouse.foundation.event.Told;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Porter;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.RoomState;
import rowhouse.foundation.room.Rooms;
import rowhouse.server.owner.Tickets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One connection per tab for the events of all rooms, since a browser opens only six streams per
 * host. The sign-in comes as a ticket in the first message, because addresses end up in logs.
 */
public final class EventSocket extends TextWebSocketHandler {
  private static final Logger LOG = LoggerFactory.getLogger(EventSocket.class);
  private static final String LISTENERS = "rowhouse.listeners";
  private static final Duration UNTIL_TICKET = Duration.ofSeconds(10);
  private static final int SEND_MILLIS = 5_000;
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final CloseStatus NO_TICKET = new CloseStatus(4401, "ticket_invalid");
  private static final CloseStatus SESSION_OVER = new CloseStatus(4401, "session_over");
  private static final CloseStatus NOT_UNDERSTOOD = new CloseStatus(4400, "message_not_understood");

  private final Rooms rooms;
  private final Tickets tickets;
  private final Porter porter;
  private final JsonMapper json;

  /** Sends the events of these rooms to whom {@code porter} knows. */
  public EventSocket(Rooms rooms, Tickets tickets, Porter porter, JsonMapper json) {
    this.rooms = rooms;
    this.tickets = tickets;
    this.porter = porter;
    this.json = json;
  }

  record Hello(String ticket, Map<String, @Nullable Long> follow) {}

  /** Whoever opens a socket and sends no ticket is not kept waiting for. */
  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    idleLimit(session, UNTIL_TICKET);
  }

  private static void idleLimit(WebSocketSession session, Duration limit) {
    if (session instanceof StandardWebSocketSession standard) {
      standard.getNativeSession().setMaxIdleTimeout(limit.toMillis());
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession raw, TextMessage message) throws Exception {
    if (raw.getAttributes().containsKey(LISTENERS)) {
      return;
    }
    Hello hello;
    try {
      hello = json.readValue(message.getPayload(), Hello.class);
    } catch (JacksonException e) {
      raw.close(NOT_UNDERSTOOD);
      return;
    }
    OptionalLong signedIn =
        hello.ticket() == null ? OptionalLong.empty() : tickets.redeem(hello.ticket(), "ws");
    if (signedIn.isEmpty()) {
      raw.close(NO_TICKET);
      return;
    }
    Caller caller = new Caller.Owner(signedIn.getAsLong(), "");
    if (!porter.stillKnows(caller)) {
      raw.close(SESSION_OVER);
      return;
    }
    WebSocketSession session =
        new ConcurrentWebSocketSessionDecorator(raw, SEND_MILLIS, BUFFER_BYTES);
    List<Events.Listener> listeners = new ArrayList<>();
    raw.getAttributes().put(LISTENERS, listeners);
    idleLimit(raw, Duration.ZERO);
    session.sendMessage(new TextMessage("{\"type\":\"hello\"}"));
    Map<String, @Nullable Long> follow = hello.follow() == null ? Map.of() : hello.follow();
    follow.forEach((app, last) -> follow(session, caller, app, last, listeners));
  }

  private void follow(
      WebSocketSession session,
      Caller caller,
      String app,
      @Nullable Long last,
      List<Events.Listener> listeners) {
    Room room = rooms.find(app);
    if (room == null || !(room.state() instanceof RoomState.Open)) {
      return;
    }
    Events.Listener listener = room.events().listen();
    listeners.add(listener);
    Thread.ofVirtual()
        .name("event-socket")
        .start(() -> run(session, caller, app, room.events(), listener, last));
  }

  private void run(
      WebSocketSession session,
      Caller caller,
      String app,
      Events events,
      Events.Listener listener,
      @Nullable Long last) {
    try (listener) {
      Follower follower = new Follower(listener, () -> porter.stillKnows(caller));
      Told told = new Told();
      if (last != null) {
        told.replay(events, last, event -> send(session, app, event));
      }
      while (session.isOpen() && !follower.isOver()) {
        Event event = follower.next();
        if (event == null && !follower.isOver()) {
          session.sendMessage(new TextMessage("{\"type\":\"ping\"}"));
        } else if (event != null && told.isNew(event)) {
          send(session, app, event);
        }
      }
      session.close(follower.isRefused() ? SESSION_OVER : CloseStatus.SERVICE_OVERLOAD);
    } catch (IOException | RuntimeException e) {
      LOG.debug("An event socket ended: {}", e.getMessage());
      end(session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The page opens another one, and is asked again who it is. */
  private static void end(WebSocketSession session) {
    try {
      session.close(CloseStatus.SERVER_ERROR);
    } catch (IOException e) {
      LOG.debug("An event socket did not close: {}", e.getMessage());
    }
  }

  private void send(WebSocketSession session, String app, Event event) throws IOException {
    String message =
        "{\"app\":%s,\"id\":%d,\"type\":%s,\"data\":%s}"
            .formatted(
                json.writeValueAsString(app),
                event.id(),
                json.writeValueAsString(event.type()),
                event.data());
    session.sendMessage(new TextMessage(message));
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    if (session.getAttributes().get(LISTENERS) instanceof List<?> listeners) {
      for (Object listener : List.copyOf(listeners)) {
        ((Events.Listener) listener).close();
      }
    }
  }
}
