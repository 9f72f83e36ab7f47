package rowhouse.watching.portability;

/** How far TikTok is with an export. */
public enum ExportState {
  /** Still being collected. */
  PENDING,
  /** Ready, for four days; TikTok's word for it is {@code downloading}. */
  READY,
  /** Its four days are over. */
  EXPIRED,
  /** Given up by this app. */
  CANCELLED
}
