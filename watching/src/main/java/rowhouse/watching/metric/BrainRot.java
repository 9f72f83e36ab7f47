package rowhouse.watching.metric;

/**
 * The score that the Archive's interest summary is turned into.
 *
 * @param intensity 0 to 100, before the evidence is weighed
 * @param score 0 to 100
 * @param weight how much the evidence counts, 0 to 1
 * @param volumeHours hours that the raw share stands for
 */
public record BrainRot(long intensity, long score, double weight, double volumeHours) {
  private static final double BASE = 0.00196323;
  private static final double STEEPNESS = 1.5;
  private static final double SCORE_AT_BASE = 0.60;
  private static final double ENOUGH_CONFIDENCE = 0.1;
  private static final double ENOUGH_HOURS = 0.5;

  /**
   * Scores an interest summary.
   *
   * @param raw the share of watch time in the categories that count, 0 to 1
   * @param confidence of the Archive, 0 to 1
   * @param enrichedHours watch time whose interests are known
   */
  public static BrainRot of(double raw, double confidence, double enrichedHours) {
    double middle = Math.log10(BASE) - Math.log(SCORE_AT_BASE / (1 - SCORE_AT_BASE)) / STEEPNESS;
    double position = Math.log10(raw > 0 ? raw : BASE / 20);
    double intensity = 100 / (1 + Math.exp(-STEEPNESS * (position - middle)));
    double weight =
        Math.sqrt(
            Math.clamp(confidence / ENOUGH_CONFIDENCE, 0, 1)
                * Math.clamp(enrichedHours / ENOUGH_HOURS, 0, 1));
    return new BrainRot(
        Math.round(intensity), Math.round(intensity * weight), weight, raw * enrichedHours);
  }
}
