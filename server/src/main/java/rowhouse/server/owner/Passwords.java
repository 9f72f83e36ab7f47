package rowhouse.server.owner;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import rowhouse.foundation.problem.Problem;

/** Argon2id with the parameters that OWASP gives for small memory: 19 MiB, two passes. */
final class Passwords {
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
  private static final int SHORTEST = 10;
  private static final int LONGEST = 256;

  private Passwords() {}

  /** The hash to keep, or a problem when the password is too easy to guess. */
  static String hash(String password) {
    boolean varied = password.chars().distinct().count() >= 5;
    if (password.length() < SHORTEST || password.length() > LONGEST || !varied) {
      throw new Problem(422, "password_too_weak", SHORTEST);
    }
    return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
  }

  static boolean fits(String password, String hash) {
    return password.length() <= LONGEST
        && Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }
}
