package rowhouse.wrapped.card;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.wrapped.story.Card;
import rowhouse.wrapped.story.Redaction;
import rowhouse.wrapped.story.RunYear;
import rowhouse.wrapped.story.Story;
import rowhouse.wrapped.story.StoryApi;
import rowhouse.wrapped.story.StoryTeller;
import rowhouse.wrapped.story.Years;

/** Shows one's own cards as pictures. */
@RestController
@Guard({Who.MEMBER, Who.OWNER})
public final class CardApi {
  private final Members members;
  private final Years years;
  private final StoryTeller teller;
  private final PictureAnswer answer;

  /** Draws the stories of {@code members}. */
  public CardApi(Members members, Years years, StoryTeller teller, CardPictures pictures) {
    this.members = members;
    this.years = years;
    this.teller = teller;
    this.answer = new PictureAnswer(pictures);
  }

  @GetMapping("/wrapped/api/v1/wrapped/{run}/cards/{n:[0-9]+}.{format:svg|png}")
  @Limit(calls = 300)
  void card(
      @PathVariable String run,
      @PathVariable int n,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(defaultValue = "lantern") String palette,
      @RequestParam(defaultValue = "false") boolean download,
      @RequestParam(defaultValue = "") @Size(max = 40) List<String> redact,
      Caller caller,
      HttpServletRequest request,
      ServletWebRequest web)
      throws IOException {
    Member member = members.of(caller);
    Palette colours = palette(palette);
    RunYear year = years.of(member, run);
    Locale locale = StoryApi.language(language, year, request);
    // What a share would hide can be looked at before it is made.
    Story story = teller.tell(member, year, locale, Redaction.of(redact));
    if (n < 1 || n > story.cards().size()) {
      throw new Problem(404, "card_not_found");
    }
    Card card = story.cards().get(n - 1);
    String name = "wrapped-%d-%d-%s".formatted(story.year(), n, card.kind().word());
    answer.write(
        card,
        new Look(story.year(), Locale.of(story.language()), colours),
        new PictureAnswer.Wanted(member.id(), format, download ? name : ""),
        web);
  }

  /** The palette of that word. */
  public static Palette palette(String word) {
    Palette palette = Palette.of(word);
    if (palette == null) {
      throw new Problem(422, "validation_error")
          .fields(List.of(new Problem.Field("palette", "must be lantern or paper")));
    }
    return palette;
  }
}
