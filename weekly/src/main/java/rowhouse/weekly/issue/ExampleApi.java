package rowhouse.weekly.issue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;

/** One click that shows a letter before anybody has subscribed. No mail is sent. */
@RestController
@RequestMapping("/weekly/api/v1/example/issue")
@Guard({Who.MEMBER, Who.OWNER})
public final class ExampleApi {
  private final Members members;
  private final ExampleIssue example;
  private final Issues issues;
  private final IssueViews views;

  /** Makes {@code example}. */
  public ExampleApi(Members members, ExampleIssue example, Issues issues, IssueViews views) {
    this.members = members;
    this.example = example;
    this.issues = issues;
    this.views = views;
  }

  @PostMapping
  @Limit(calls = 30, seconds = 3600)
  @ResponseStatus(HttpStatus.CREATED)
  IssueView make(Caller caller, HttpServletRequest request) {
    Member member = members.of(caller);
    String language = Language.of(request).getLanguage();
    Issue issue = example.make(member, Objects.requireNonNullElse(member.language(), language));
    issues
        .letter(issue, views.base())
        .ifPresent(written -> example.name(issue.id(), written.subject()));
    return views.of(issues.find(issue.id()).orElse(issue));
  }

  @GetMapping
  Map<String, Boolean> loaded(Caller caller) {
    return Map.of("loaded", example.find(members.of(caller)).isPresent());
  }

  @DeleteMapping
  Map<String, Long> remove(Caller caller) {
    return Map.of("deleted", example.remove(members.of(caller)));
  }
}
