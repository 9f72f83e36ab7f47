package rowhouse.vault.share;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A share that has been understood.
 *
 * @param example whether it is a page of the built-in example
 */
public record Share(
    Link link,
    List<String> tags,
    @Nullable String source,
    @Nullable String note,
    @Nullable String clientContext,
    boolean nsfw,
    boolean example,
    @Nullable String layoutTypeOverride) {}
