package rowhouse.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.ProblemTexts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat itself refuses, such as an encoded slash or a line that is no HTTP, in the
 * one error body of the house. Tomcat makes it by name.
 */
public final class RefusedRequests extends ErrorReportValve {
  private final ProblemTexts texts = ProblemTexts.standard();
  private final JsonMapper json = JsonMapper.builder().build();

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String code = status < 500 ? "bad_request" : "internal_error";
    String id = UUID.randomUUID().toString();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", status < 500 ? "Bad Request" : "Internal Server Error");
    body.put("status", status);
    body.put("detail", texts.of(code, Locale.ENGLISH).whole());
    body.put("code", code);
    body.put("request_id", id);
    try {
      response.setHeader("X-Request-Id", id);
      response.setContentType("application/problem+json");
      response
          .getOutputStream()
          .write(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      container.getLogger().debug("a client left before it was told what was wrong", e);
    }
  }
}
