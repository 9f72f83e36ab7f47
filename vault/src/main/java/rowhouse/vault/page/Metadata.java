package rowhouse.vault.page;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a page says about itself outside of its text. */
record Metadata(
    String title,
    @Nullable String author,
    @Nullable Instant publishedAt,
    @Nullable String language,
    @Nullable String siteName,
    @Nullable String description,
    @Nullable URI canonicalUrl,
    @Nullable URI coverUrl,
    @Nullable String type) {}
