package rowhouse.foundation.mail;

import java.time.Duration;

/** What became of a letter that was handed to a provider. */
sealed interface Handover {
  /** The provider has it. */
  record Accepted(String providerId) implements Handover {}

  /**
   * The provider certainly does not have it, and trying again makes sense.
   *
   * @param after at least so long
   * @param providerAtFault whether other letters would fare the same now
   */
  record Later(String code, String reason, Duration after, boolean providerAtFault)
      implements Handover {}

  /**
   * The provider certainly does not have it and will never take it.
   *
   * @param addressIsDead whether no letter can ever reach that address
   */
  record Refused(String code, String reason, boolean addressIsDead) implements Handover {}

  /** Nobody can say whether the provider has it. */
  record Unsure(String code, String reason) implements Handover {}
}
