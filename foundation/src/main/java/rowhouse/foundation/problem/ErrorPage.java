package rowhouse.foundation.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;

/** Answers what failed before any route was found, in the same body as everything else. */
@RestController
@Guard(Who.STRANGER)
public final class ErrorPage implements ErrorController {
  @RequestMapping("/error")
  void error(HttpServletRequest request) {
    Object given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = given instanceof Integer code ? code : 404; // nobody failed: somebody typed it
    throw new Problem(
        status,
        switch (status) {
          case 404 -> "not_found";
          case 405 -> "method_not_allowed";
          case 413 -> "body_too_large";
          default -> status < 500 ? "bad_request" : "internal_error";
        });
  }
}
