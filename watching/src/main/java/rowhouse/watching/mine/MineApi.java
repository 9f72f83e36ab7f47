package rowhouse.watching.mine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.People;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Taking one's data out, and erasing it. */
@RestController
public final class MineApi {
  private static final JsonMapper JSON = new JsonMapper();

  private final Mine mine;
  private final People people;

  /** Serves what these people have. */
  public MineApi(Mine mine, People people) {
    this.mine = mine;
    this.people = people;
  }

  /** One file with everything, written while it is read. */
  @GetMapping("/api/v1/me/export")
  @Guard({Who.MEMBER, Who.OWNER})
  @Limit(calls = 10, seconds = 3600)
  void export(Caller caller, HttpServletResponse response) throws IOException {
    long member = people.members().memberOf(caller);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try (JsonGenerator out = JSON.createGenerator(response.getOutputStream())) {
      mine.export(member, out);
    }
  }

  record Confirmation(boolean confirm) {}

  /** Erases everything. A member's session ends with it; the owner stays the owner. */
  @DeleteMapping("/api/v1/me/data")
  @Guard({Who.MEMBER, Who.OWNER})
  ResponseEntity<Mine.Receipt> erase(
      @RequestParam(defaultValue = "false") boolean confirm,
      @RequestBody(required = false) @Nullable Confirmation body,
      Caller caller,
      HttpServletRequest request) {
    if (!confirm && (body == null || !body.confirm())) {
      throw new Problem(422, "confirm_missing");
    }
    Mine.Receipt receipt = mine.erase(people.members().memberOf(caller), caller.name());
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, people.sessions().noCookie(request).toString())
        .body(receipt);
  }
}
