package rowhouse.foundation.guard;

import java.util.Set;
import rowhouse.foundation.limit.Limiter;

/** Who is calling. A controller method may ask for it as a parameter. */
public sealed interface Caller {

  /** Which of the four kinds this is. */
  Who who();

  /** A short name for the audit. */
  String name();

  /** The name under which calls are counted. */
  default String counted() {
    return name();
  }

  /** Somebody unknown, at this address. */
  record Stranger(String address) implements Caller {
    @Override
    public Who who() {
      return Who.STRANGER;
    }

    @Override
    public String name() {
      return "stranger " + address;
    }

    @Override
    public String counted() {
      return "stranger " + Limiter.network(address);
    }
  }

  /** A member of {@code app}. */
  record Member(String app, long id) implements Caller {
    @Override
    public Who who() {
      return Who.MEMBER;
    }

    @Override
    public String name() {
      return app + " member " + id;
    }
  }

  /** A program with a token of {@code app}; {@code hash} is what is kept of its text. */
  record Token(String app, String label, Set<String> scopes, String hash) implements Caller {
    @Override
    public Who who() {
      return Who.TOKEN;
    }

    @Override
    public String name() {
      return app + " token " + label;
    }

    /** Never shows the hash: an operator's own token may be short enough to guess. */
    @Override
    public String toString() {
      return name();
    }
  }

  /** The owner, in the session whose id this is; {@code csrf} must come with every unsafe call. */
  record Owner(long session, String csrf) implements Caller {
    @Override
    public Who who() {
      return Who.OWNER;
    }

    @Override
    public String name() {
      return "owner";
    }

    @Override
    public String toString() {
      return "owner in session " + session;
    }
  }
}
