package rowhouse.vault.share;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.outside.FetchCode;
import rowhouse.foundation.outside.HttpAddress;
import rowhouse.foundation.outside.Outside;
import rowhouse.foundation.problem.Problem;
import rowhouse.vault.example.ExampleSite;
import rowhouse.vault.markup.Address;
import rowhouse.vault.tag.Tags;
import tools.jackson.databind.JsonNode;

/** Understands a request to share, or says what is wrong with it. */
public final class ReadShare {
  private static final int CONTEXT_BYTES = 4096;

  private final Outside outside;

  /** Checks addresses as {@code outside} will when it fetches them. */
  public ReadShare(Outside outside) {
    this.outside = outside;
  }

  Share read(ShareRequest request) {
    String url =
        ShareText.firstUrl(request.url()).orElseThrow(() -> new Problem(400, "url_missing"));
    Link link = link(url);
    List<String> tags =
        Tags.read(
            Objects.requireNonNullElse(request.tags(), List.of()),
            Objects.requireNonNullElse(request.tagsText(), ""));
    return new Share(
        link,
        tags,
        blankToNull(request.source()),
        blankToNull(request.note()),
        context(request.clientContext()),
        Boolean.TRUE.equals(request.isNsfw()),
        ExampleSite.owns(Address.of(link.url())),
        request.layoutTypeOverride());
  }

  /**
   * The link that {@code url} is, or the problem {@code url_invalid} or {@code address_blocked}.
   */
  public Link link(String url) {
    Link link =
        switch (LinkRules.read(url)) {
          case Link good -> good;
          case ReadLink.Refused refused ->
              throw new Problem(400, "url_invalid")
                  .members(Map.of("reason", refused.message(), "reason_code", refused.code()));
        };
    if (!ExampleSite.owns(Address.of(link.url()))
        && outside.address(link.url()) instanceof HttpAddress.Invalid invalid) {
      throw new Problem(
              400, invalid.code() == FetchCode.ADDRESS_BLOCKED ? "address_blocked" : "url_invalid")
          .members(Map.of("reason", invalid.message()));
    }
    return link;
  }

  private static @Nullable String context(@Nullable JsonNode context) {
    if (context == null || context.isNull()) {
      return null;
    }
    String text = context.toString();
    if (text.getBytes(StandardCharsets.UTF_8).length > CONTEXT_BYTES) {
      throw new Problem(422, "client_context_too_large", CONTEXT_BYTES);
    }
    return text;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
