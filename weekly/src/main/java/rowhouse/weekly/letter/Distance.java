package rowhouse.weekly.letter;

import rowhouse.weekly.words.Words;

/** Something of about the length that a thumb went, so that the feet mean something. */
final class Distance {
  private static final long METRE_CENTIFEET = 328;

  private Distance() {}

  /** The greatest known thing that is no longer than {@code feet}, with the metres. */
  static String of(double feet, Words words) {
    long metres = Math.round(feet * 100 / METRE_CENTIFEET);
    String thing =
        feet < 30
            ? "room"
            : feet < 150 ? "bus" : feet < 360 ? "pool" : feet < 1_000 ? "pitch" : tall(feet);
    return words.say("distance." + thing, metres);
  }

  private static String tall(double feet) {
    return feet < 2_640 ? "tower" : feet < 5_280 ? "walk" : "mile";
  }
}
