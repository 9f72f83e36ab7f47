package rowhouse.watching.metric;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much of what there is a figure rests on.
 *
 * @param used events, or days, that the figure was made from
 * @param all those that there are in the period
 */
public record Coverage(long used, long all) {

  /** Everything that there is. */
  public static Coverage whole(long all) {
    return new Coverage(all, all);
  }

  /** The share in per cent, 0 when there is nothing. */
  @JsonProperty
  public double percent() {
    return all == 0 ? 0 : 100.0 * used / all;
  }
}
