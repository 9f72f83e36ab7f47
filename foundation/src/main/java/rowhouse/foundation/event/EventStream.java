package rowhouse.foundation.event;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events of a room, resumed by Last-Event-ID. Each client has a virtual thread: writing
 * to a slow socket blocks that thread alone.
 */
public final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  private final Events events;

  /** Streams these events. */
  public EventStream(Events events) {
    this.events = events;
  }

  /**
   * Opens a stream.
   *
   * @param lastId what the client saw last, null for a new client
   * @param allowed whether the client may still listen; asked again and again
   */
  public SseEmitter open(@Nullable Long lastId, BooleanSupplier allowed) {
    Events.Listener listener = events.listen();
    SseEmitter emitter = new SseEmitter(0L);
    emitter.onCompletion(listener::close);
    emitter.onError(error -> listener.close());
    Thread.ofVirtual().name("event-stream").start(() -> run(emitter, listener, lastId, allowed));
    return emitter;
  }

  private void run(
      SseEmitter emitter,
      Events.Listener listener,
      @Nullable Long lastId,
      BooleanSupplier allowed) {
    try (listener) {
      long start = lastId == null ? events.last() : lastId;
      emitter.send(SseEmitter.event().name("connected").data("{\"last_id\":" + start + "}"));
      Told told = new Told();
      if (lastId != null) {
        told.replay(events, lastId, event -> send(emitter, event));
      }
      Follower follower = new Follower(listener, allowed);
      while (!follower.isOver()) {
        Event event = follower.next();
        if (event == null && !follower.isOver()) {
          emitter.send(SseEmitter.event().name("ping").data("{}"));
        } else if (event != null && told.isNew(event)) {
          send(emitter, event);
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("An event stream ended: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    }
  }

  private static void send(SseEmitter emitter, Event event) throws IOException {
    SseEmitter.SseEventBuilder message = SseEmitter.event().name(event.type()).data(event.data());
    if (event.isKept()) {
      message.id(String.valueOf(event.id()));
    }
    emitter.send(message);
  }
}
