package rowhouse.foundation.door;

/**
 * A controller whose routes stand below a path, so that apps which share it need no class of their
 * own for it.
 *
 * @param path the path of the app, as {@code /weekly}
 * @param controller an object with mapped methods; its guards are its own
 */
public record Below(String path, Object controller) {}
