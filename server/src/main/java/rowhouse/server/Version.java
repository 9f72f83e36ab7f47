package rowhouse.server;

import java.util.Objects;

/** Which Rowhouse this is. */
public final class Version {
  /** The number in the jar's manifest; a build that is not packed has none. */
  public static final String NUMBER =
      Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "dev");

  private Version() {}
}
