package rowhouse.server;

import picocli.CommandLine.Command;

@Command(name = "codec", hidden = true)
final class CodecCommand implements Runnable {
  @Override
  public void run() {}
}
