package rowhouse.wrapped.card;

import java.util.Locale;

/**
 * How a card is to look.
 *
 * @param year for its corner
 * @param language which decides fonts and how lines end
 * @param palette its colours
 */
public record Look(int year, Locale language, Palette palette) {}
