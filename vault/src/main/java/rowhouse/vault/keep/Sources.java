package rowhouse.vault.keep;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import rowhouse.foundation.outside.Fetch;
import rowhouse.foundation.outside.FetchFailure;
import rowhouse.foundation.outside.FetchRequest;
import rowhouse.foundation.outside.FetchUse;
import rowhouse.foundation.outside.Fetched;
import rowhouse.foundation.outside.Outside;
import rowhouse.vault.example.ExampleSite;
import rowhouse.vault.markup.Address;
import rowhouse.vault.snapshot.Resource;

/** Where pages and their parts come from: the internet, or the example that is built in. */
final class Sources {
  private static final String LANGUAGES = "*";

  private final Outside outside;
  private final ExampleSite example;

  Sources(Outside outside, ExampleSite example) {
    this.outside = outside;
    this.example = example;
  }

  /** A page to read. */
  Found page(String url) {
    return get(
        url,
        FetchRequest.get(url, FetchUse.PAGE)
            .accept(
                "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.1")
            .header("Accept-Language", LANGUAGES));
  }

  /** A picture, a style or a font that a page refers to. */
  Found part(String url, String referrer) {
    return get(
        url, FetchRequest.get(url, FetchUse.PICTURE).accept("*/*").header("Referer", referrer));
  }

  private Found get(String url, FetchRequest request) {
    URI address = Address.of(url);
    if (ExampleSite.owns(address)) {
      Optional<Resource> resource = example.find(address);
      return resource.isPresent()
          ? new Found.Answer(url, type(resource.get()), resource.get().bytes())
          : new Found.Failure("http_status", "The example has no such page.", false, null);
    }
    Fetch fetch = outside.fetch(request);
    return switch (fetch) {
      case Fetched fetched ->
          new Found.Answer(
              fetched.url(), fetched.header("content-type").orElse(null), fetched.body());
      case FetchFailure failure ->
          new Found.Failure(
              failure.code().name().toLowerCase(Locale.ROOT),
              failure.message(),
              failure.retryable(),
              failure.retryAfter());
    };
  }

  private static String type(Resource resource) {
    return resource.mime() + resource.charset().map(c -> "; charset=" + c.name()).orElse("");
  }
}
