package rowhouse.watching.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.watching.member.Members;

/** The example: one click brings it, one click takes it away. */
@RestController
public final class ExampleApi {
  private final Examples examples;
  private final Members members;
  private final ProblemTexts texts = ProblemTexts.standard();

  /** Serves these examples. */
  public ExampleApi(Examples examples, Members members) {
    this.examples = examples;
    this.members = members;
  }

  @PostMapping("/api/v1/example")
  @Guard({Who.MEMBER, Who.OWNER})
  @Limit(calls = 20, seconds = 3600)
  @ResponseStatus(HttpStatus.CREATED)
  ImportView load(Caller caller, HttpServletRequest request) {
    Imports.Seen seen = new Imports.Seen(examples.load(members.of(caller)), null, null);
    return ImportView.of(seen, texts, Language.of(request));
  }

  @DeleteMapping("/api/v1/example")
  @Guard({Who.MEMBER, Who.OWNER})
  Map<String, Long> remove(Caller caller) {
    return Map.of("rows_deleted", examples.remove(members.memberOf(caller)));
  }
}
