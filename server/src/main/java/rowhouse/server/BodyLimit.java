package rowhouse.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.problem.ProblemAnswers;

/** Ends bodies that are larger than any JSON of the house; files come as streams. */
final class BodyLimit extends OncePerRequestFilter {
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private final ProblemAnswers answers;
  private final Set<String> streamed;

  /** Leaves the paths {@code streamed} alone: their routes limit what they read themselves. */
  BodyLimit(ProblemAnswers answers, Set<String> streamed) {
    this.answers = answers;
    this.streamed = Set.copyOf(streamed);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    Door door = Door.of(request);
    return (type != null && type.startsWith("multipart/"))
        || streamed.contains("/" + door.app() + door.path());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      answers.write(new Problem(413, "body_too_large"), request, response);
      return;
    }
    chain.doFilter(new Counted(request), response);
  }

  /** A body without a length is counted while it is read. */
  private static final class Counted extends HttpServletRequestWrapper {
    Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedStream(super.getInputStream());
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream in;
    private long count;

    CountedStream(ServletInputStream in) {
      this.in = in;
    }

    private void add(int bytes) {
      count += Math.max(bytes, 0);
      if (count > MOST_BYTES) {
        throw new Problem(413, "body_too_large");
      }
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      add(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      add(read);
      return read;
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
