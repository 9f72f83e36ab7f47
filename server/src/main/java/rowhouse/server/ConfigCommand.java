package rowhouse.server;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;
import rowhouse.foundation.config.Config;

/** Shows and checks the settings. */
@Command(
    name = "config",
    description = "Shows the settings, or checks them.",
    subcommands = {ConfigCommand.Show.class, ConfigCommand.Check.class})
final class ConfigCommand {

  @Command(
      name = "show",
      description = "Every key with its value, where that is from, and what it means.")
  static final class Show implements Runnable {
    @Unmatched private List<String> settings = new ArrayList<>();

    @Override
    public void run() {
      Config config = ServeCommand.config(settings);
      config
          .shown()
          .forEach((name, setting) ->
              System.out.printf(
                  "%s=%s  (%s) %s%n",
                  name, setting.text(), setting.source(), config.meaning(name)));
    }
  }

  @Command(
      name = "check",
      description = "Says what a start would refuse in these settings; opens no port or database.")
  static final class Check implements Runnable {
    @Unmatched private List<String> settings = new ArrayList<>();

    @Override
    public void run() {
      Plans.check(ServeCommand.config(settings), Apps.ALL);
      System.out.println("The settings are good.");
    }
  }
}
