package rowhouse.weekly.letter;

/**
 * Where the links of a letter lead; all absolute.
 *
 * @param view the same letter in a browser
 * @param preferences frequency, day, sections, pause
 * @param unsubscribe the page that asks once more
 * @param archive earlier letters
 * @param connect where one brings a newer history
 */
public record Addresses(
    String view, String preferences, String unsubscribe, String archive, String connect) {}
