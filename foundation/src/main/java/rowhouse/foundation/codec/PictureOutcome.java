package rowhouse.foundation.codec;

/** What became of a picture: kept, or refused for a reason. */
public sealed interface PictureOutcome permits Picture, PictureFailure {}
