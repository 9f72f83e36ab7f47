package rowhouse.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import rowhouse.foundation.codec.CodecMain;

/** The process that reads strangers' pictures; started by the server, not by people. */
@Command(name = "codec", hidden = true)
final class CodecCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    CodecMain.main(arguments.toArray(String[]::new));
    return 0;
  }
}
