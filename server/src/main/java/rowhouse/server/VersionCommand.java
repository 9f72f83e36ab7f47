package rowhouse.server;

import picocli.CommandLine.Command;

/** Prints which Rowhouse this is. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable {
  @Override
  public void run() {
    System.out.println(Version.NUMBER);
  }
}
