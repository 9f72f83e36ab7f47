package rowhouse.wrapped.admin;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.wrapped.run.Run;

/** Sends the letter of a finished story once more. */
@FunctionalInterface
public interface LettersAgain {
  /** The job that does it, or nothing when the person has no address that was verified. */
  Optional<Long> again(JdbcClient sql, Run run);
}
