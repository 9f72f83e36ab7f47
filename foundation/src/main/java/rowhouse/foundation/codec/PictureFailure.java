package rowhouse.foundation.codec;

/**
 * A picture that was not kept.
 *
 * @param code the stable reason, with its sentence
 * @param detail for the log, never for a page
 */
public record PictureFailure(PictureCode code, String detail) implements PictureOutcome {}
