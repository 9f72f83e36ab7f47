package rowhouse.vault.share;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody shares, with the original's names.
 *
 * @param url a link, or a text with a link in it
 * @param tagsText further tags in one text
 * @param clientContext whatever the sending program wants to remember, as JSON
 */
record ShareRequest(
    @NotBlank @Size(max = 8192) String url,
    @Nullable @Size(max = 200) List<@NotNull @Size(max = 200) String> tags,
    @Nullable @Size(max = 8192) String tagsText,
    @Nullable @Size(max = 100) String source,
    @Nullable @Size(max = 2000) String note,
    @Nullable JsonNode clientContext,
    @Nullable Boolean isNsfw,
    @Nullable @Pattern(regexp = "article|video|gallery|audio|link") String layoutTypeOverride) {

  static ShareRequest of(String url) {
    return new ShareRequest(url, null, null, null, null, null, null, null);
  }
}
