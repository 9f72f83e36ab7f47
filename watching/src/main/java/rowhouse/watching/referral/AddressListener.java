package rowhouse.watching.referral;

import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.mail.MailAddress;

/** Hears of addresses that devices give to people. None of them is verified by that. */
@FunctionalInterface
public interface AddressListener {
  /**
   * A device has given {@code address} to {@code person}; called in the transaction that notes it.
   *
   * @param signedIn whether the person is signed in there, or has only linked an account there once
   */
  void given(JdbcClient sql, long person, MailAddress address, boolean signedIn);
}
