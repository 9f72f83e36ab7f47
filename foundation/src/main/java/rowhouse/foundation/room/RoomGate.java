package rowhouse.foundation.room;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.problem.ProblemAnswers;

/**
 * Answers for a room that is down, so that no feature has to think of it. Pages, assets and health
 * go through: a person who comes to a closed door is told why.
 */
public final class RoomGate extends OncePerRequestFilter {
  private final Rooms rooms;
  private final ProblemAnswers answers;

  /** Watches over these rooms. */
  public RoomGate(Rooms rooms, ProblemAnswers answers) {
    this.rooms = rooms;
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Door door = Door.of(request);
    Room room = rooms.find(door.app());
    if (room == null || room.state() instanceof RoomState.Open || !needsRoom(door.path())) {
      chain.doFilter(request, response);
      return;
    }
    answers.write(new Problem(503, "app_down", room.state().reason()), request, response);
  }

  /** Health says itself what is down, and the street behind a door of its own is the house's. */
  private static boolean needsRoom(String path) {
    return path.startsWith("/api/") && !path.endsWith("/health") && !path.equals("/api/house");
  }
}
