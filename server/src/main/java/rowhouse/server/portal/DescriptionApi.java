package rowhouse.server.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;

/** Serves the description of each door's API, as it stands in docs/openapi. */
@RestController
@Guard(Who.STRANGER)
public final class DescriptionApi {
  @GetMapping({"/api/openapi.json", "/{app}/api/openapi.json"})
  ResponseEntity<Resource> description(HttpServletRequest request) {
    String app = Door.of(request).app();
    ClassPathResource file = new ClassPathResource("META-INF/rowhouse-openapi/" + app + ".json");
    if (!file.exists()) {
      throw new Problem(404, "not_found");
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(file);
  }
}
