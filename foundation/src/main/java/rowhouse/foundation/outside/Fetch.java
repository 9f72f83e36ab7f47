package rowhouse.foundation.outside;

/** How a fetch ended: something came, or a reason why not. */
public sealed interface Fetch permits Fetched, FetchFailure {}
