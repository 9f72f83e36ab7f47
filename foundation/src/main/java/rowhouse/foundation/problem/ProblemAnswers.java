package rowhouse.foundation.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import rowhouse.foundation.database.DatabaseBusyException;
import rowhouse.foundation.database.SqlTimeLimitException;
import rowhouse.foundation.database.StorageFullException;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Language;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Turns every exception into the one error body. No stack trace ever reaches a caller. */
@RestControllerAdvice
public final class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final ProblemTexts texts;
  private final JsonMapper json;

  /** Answers with these texts. */
  public ProblemAnswers(ProblemTexts texts, JsonMapper json) {
    this.texts = texts;
    this.json = json;
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> expected(Problem problem, HttpServletRequest request) {
    return answer(problem, request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> busy(DatabaseBusyException e, HttpServletRequest request) {
    return answer(new Problem(503, "busy").retryAfter(java.time.Duration.ofSeconds(2)), request);
  }

  /** What was asked for costs more than an answer may: asking again would not be faster. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> slow(SqlTimeLimitException e, HttpServletRequest request) {
    LOG.warn("{} {} was stopped: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
    return answer(new Problem(503, "took_too_long"), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> full(StorageFullException e, HttpServletRequest request) {
    LOG.error("The storage is full: {}", e.getMessage());
    return answer(new Problem(507, "storage_full"), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> invalid(
      MethodArgumentNotValidException e, HttpServletRequest request) {
    List<Problem.Field> fields = new ArrayList<>();
    for (FieldError error : e.getBindingResult().getFieldErrors()) {
      fields.add(new Problem.Field(snake(error.getField()), sentence(error.getDefaultMessage())));
    }
    return answer(new Problem(422, "validation_error").fields(fields), request);
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> invalid(
      HandlerMethodValidationException e, HttpServletRequest request) {
    List<Problem.Field> fields =
        e.getParameterValidationResults().stream()
            .flatMap(result -> result.getResolvableErrors().stream().map(x -> field(result, x)))
            .toList();
    return answer(new Problem(422, "validation_error").fields(fields), request);
  }

  /** A body has members of its own; anything else is told by the name of its parameter. */
  private static Problem.Field field(
      ParameterValidationResult result, MessageSourceResolvable error) {
    String name =
        error instanceof FieldError member
            ? member.getField()
            : String.valueOf(result.getMethodParameter().getParameterName());
    return new Problem.Field(snake(name), sentence(error.getDefaultMessage()));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongType(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    String said = texts.of("field_wrong_type", Language.of(request)).whole();
    Problem.Field field = new Problem.Field(snake(e.getName()), said);
    return answer(new Problem(422, "validation_error").fields(List.of(field)), request);
  }

  /** What is no JSON at all, or JSON with a field that is not known or of the wrong type. */
  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request) {
    if (!(e.getCause() instanceof DatabindException mismatch) || mismatch.getPath().isEmpty()) {
      return answer(new Problem(400, "body_unreadable"), request);
    }
    String code =
        mismatch instanceof UnrecognizedPropertyException ? "field_unknown" : "field_wrong_type";
    String said = texts.of(code, Language.of(request)).whole();
    Problem.Field field = new Problem.Field(path(mismatch), said);
    return answer(new Problem(422, "validation_error").fields(List.of(field)), request);
  }

  private static String path(DatabindException mismatch) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : mismatch.getPath()) {
      String name = step.getPropertyName();
      path.append(name == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
    }
    return path.toString();
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> incomplete(
      ServletRequestBindingException e, HttpServletRequest request) {
    return answer(new Problem(422, "request_incomplete", sentence(e.getMessage())), request);
  }

  /** The client went away while its answer was written: nobody is left to tell. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("A client closed its connection");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unexpected(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known) {
      Problem problem = new Problem(known.getStatusCode().value(), code(known.getStatusCode()));
      return answer(problem, request, known.getHeaders());
    }
    // The route and never the path, in which a token of a letter or of a share may stand.
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    LOG.error("{} {} failed", request.getMethod(), route, e);
    return answer(new Problem(500, "internal_error"), request);
  }

  private static String code(HttpStatusCode status) {
    return switch (HttpStatus.resolve(status.value())) {
      case NOT_FOUND -> "not_found";
      case METHOD_NOT_ALLOWED -> "method_not_allowed";
      case UNSUPPORTED_MEDIA_TYPE -> "unsupported_media_type";
      case NOT_ACCEPTABLE -> "not_acceptable";
      case CONTENT_TOO_LARGE -> "body_too_large";
      case SERVICE_UNAVAILABLE -> "busy";
      case null, default -> status.is4xxClientError() ? "bad_request" : "internal_error";
    };
  }

  private ResponseEntity<Map<String, Object>> answer(Problem problem, HttpServletRequest request) {
    return answer(problem, request, HttpHeaders.EMPTY);
  }

  private ResponseEntity<Map<String, Object>> answer(
      Problem problem, HttpServletRequest request, HttpHeaders more) {
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(more);
    limits(problem).forEach(headers::set);
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.retryAfter() != null) {
      headers.set(HttpHeaders.RETRY_AFTER, seconds(problem));
    }
    return new ResponseEntity<>(body(problem, request), headers, problem.status());
  }

  private static Map<String, String> limits(Problem problem) {
    return problem.limit() == null ? Map.of() : problem.limit().headers();
  }

  /** Answers from a filter, where there is no handler yet. */
  public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(problem.status());
    limits(problem).forEach(response::setHeader);
    if (problem.retryAfter() != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, seconds(problem));
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(body(problem, request)));
  }

  private Map<String, Object> body(Problem problem, HttpServletRequest request) {
    Locale locale = Language.of(request);
    ProblemTexts.Text text = texts.of(problem.code(), locale, problem.arguments());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", String.valueOf(HttpStatus.valueOf(problem.status()).getReasonPhrase()));
    body.put("status", problem.status());
    body.put("detail", text.whole());
    body.put("code", problem.code());
    body.put("request_id", String.valueOf(request.getAttribute(RequestId.ATTRIBUTE)));
    if (!problem.fields().isEmpty()) {
      body.put("fields", problem.fields());
    }
    Door.of(request).errorMembers(problem.code(), text).forEach(body::put);
    problem.members().forEach(body::put);
    return body;
  }

  private static String seconds(Problem problem) {
    long millis = problem.retryAfter() == null ? 0 : problem.retryAfter().toMillis();
    return String.valueOf(Math.max(1, (millis + 999) / 1000));
  }

  private static String sentence(@Nullable String message) {
    return message == null ? "is not valid" : message;
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
