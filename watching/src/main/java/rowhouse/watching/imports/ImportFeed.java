package rowhouse.watching.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import rowhouse.foundation.event.Event;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.Room;
import rowhouse.watching.store.ImportState;

/**
 * Tells how far an import is, until it has ended. Each listener has a virtual thread of its own.
 */
final class ImportFeed {
  private static final Logger LOG = LoggerFactory.getLogger(ImportFeed.class);

  /** An event can be missed, and another process may do the reading: the row is looked at too. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Room room;
  private final Imports imports;
  private final ProblemTexts texts;

  ImportFeed(Room room, Imports imports, ProblemTexts texts) {
    this.room = room;
    this.imports = imports;
    this.texts = texts;
  }

  /** Told of every step; whether to go on listening. */
  private interface Step {
    boolean accept(Imports.Seen seen) throws IOException;
  }

  /** Waits until the import has ended or the time is over; gives how it stands then. */
  Imports.Seen await(long member, long id, Duration patience) {
    try (Events.Listener listener = room.events().listen()) {
      follow(listener, member, id, patience, _ -> true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return imports.find(member, id);
  }

  /** Streams the steps and at last the import as it ended. */
  SseEmitter open(long member, long id, Locale locale) {
    imports.find(member, id);
    Events.Listener listener = room.events().listen();
    SseEmitter emitter = new SseEmitter(0L);
    emitter.onCompletion(listener::close);
    emitter.onError(error -> listener.close());
    Thread.ofVirtual()
        .name("import-events")
        .start(() -> run(emitter, listener, member, id, locale));
    return emitter;
  }

  private void run(
      SseEmitter emitter, Events.Listener listener, long member, long id, Locale locale) {
    try (listener) {
      follow(
          listener,
          member,
          id,
          LONGEST,
          seen -> {
            ImportView.Progress progress = ImportView.of(seen, texts, locale).job();
            emitter.send(
                SseEmitter.event()
                    .name("progress")
                    .data(
                        Objects.requireNonNullElse(
                            progress, new ImportView.Progress(0, null, 0, 0))));
            return true;
          });
      ImportView end = ImportView.of(imports.find(member, id), texts, locale);
      emitter.send(SseEmitter.event().name("end").data(end));
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("An import's stream ended: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    }
  }

  private void follow(Events.Listener listener, long member, long id, Duration patience, Step step)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Imports.Seen seen = imports.find(member, id);
    while (seen.record().state() == ImportState.READING && !listener.isClosed()) {
      if (!step.accept(seen)) {
        return;
      }
      long job = seen.upload() == null ? -1 : seen.upload().job();
      if (!awaitNews(listener, job, end)) {
        return;
      }
      seen = imports.find(member, id);
    }
  }

  /** Whether there is time left; returns after news of the job or after a short while. */
  private static boolean awaitNews(Events.Listener listener, long job, long end)
      throws InterruptedException {
    long lookAgain = System.nanoTime() + LOOK.toNanos();
    while (true) {
      long left = Math.min(end, lookAgain) - System.nanoTime();
      if (left <= 0) {
        return System.nanoTime() < end;
      }
      Event event = listener.next(Duration.ofNanos(left));
      if (isOf(event, job) || listener.isClosed()) {
        return true;
      }
    }
  }

  private static boolean isOf(@Nullable Event event, long job) {
    return event != null
        && event.type().startsWith("job_")
        && event.data().matches(".*\"id\":" + job + "[,}].*");
  }
}
