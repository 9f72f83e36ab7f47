package rowhouse.vault.picture;

/**
 * A picture that is kept.
 *
 * @param href where the article finds it from now on, such as {@code media/ab…}
 * @param width in pixels
 * @param height in pixels
 */
public record KeptPicture(String href, int width, int height) {}
