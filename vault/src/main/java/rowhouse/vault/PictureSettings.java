package rowhouse.vault;

/**
 * How pictures are kept.
 *
 * @param convert whether a smaller WebP takes the place of the picture
 * @param quality of that WebP, 1 to 100
 * @param max how many pictures of one page are kept
 */
public record PictureSettings(boolean convert, int quality, int max) {}
