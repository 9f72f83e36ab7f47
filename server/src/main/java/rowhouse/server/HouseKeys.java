package rowhouse.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rowhouse.foundation.config.Key;
import rowhouse.foundation.mail.MailConfig;
import rowhouse.foundation.room.AppKind;

/** The settings of the house itself; docs/running.md lists them from here. */
public final class HouseKeys {
  static final Key<Integer> PORT =
      Key.number("rowhouse.port", 8080, 0, 65_535, "The port of the house; 0 takes a free one.");
  static final Key<String> BIND =
      Key.text(
          "rowhouse.bind",
          "",
          "The address to listen on. Empty: 127.0.0.1 until there is an owner, then all.");
  static final Key<Path> DATA =
      Key.path("rowhouse.data", "./data", "The folder of everything that must be kept.");
  static final Key<List<String>> APPS =
      Key.list("rowhouse.apps", "all", "Which apps run, separated by commas, or all.");
  public static final Key<String> BASE_URL =
      Key.address("rowhouse.base-url", "The address that mails and links carry.");
  static final Key<String> OWNER_PASSWORD =
      Key.secret("rowhouse.owner.password", "Makes the owner without the one-time link.");
  static final Key<List<String>> PROXIES =
      Key.list(
          "rowhouse.proxies",
          "",
          "The addresses of reverse proxies whose forwarded headers are believed.");
  static final Key<List<String>> OUTSIDE_ALLOW =
      Key.list(
          "rowhouse.outside.allow",
          "",
          "Private host:port pairs that may be fetched all the same, separated by commas.");
  static final Key<String> OUTSIDE_PROXY =
      Key.text("rowhouse.outside.proxy", "", "An HTTP proxy for everything fetched from outside.");
  static final Key<String> DATABASE_URL =
      Key.text(
          "rowhouse.database.url",
          "",
          "A PostgreSQL address, as jdbc:postgresql://host/name; empty for SQLite files.");
  static final Key<String> DATABASE_USER =
      Key.text("rowhouse.database.user", "", "The PostgreSQL user.");
  static final Key<String> DATABASE_PASSWORD =
      Key.secret("rowhouse.database.password", "The PostgreSQL user's password.");
  static final Key<String> SYNCHRONOUS =
      Key.choice(
          "rowhouse.database.synchronous",
          "full",
          List.of("full", "normal"),
          "SQLite: full keeps every commit through a power cut, normal is faster.");
  static final Key<String> METRICS_TOKEN =
      Key.token(
          "rowhouse.metrics.token", "The token with which a monitoring system may read /metrics.");
  static final Key<Integer> WORKER_THREADS =
      Key.number("rowhouse.worker.threads", 4, 1, 64, "How many jobs of one app run at once.");
  static final Key<String> LOG_LEVEL =
      Key.choice(
          "rowhouse.log.level",
          "info",
          List.of("error", "warn", "info", "debug"),
          "How much is written to the logs.");
  static final Key<Boolean> LOG_JSON =
      Key.flag("rowhouse.log.json", false, "Whether log lines are JSON.");

  private HouseKeys() {}

  /** Every key that this server knows, those of {@code apps} included. */
  static List<Key<?>> all(List<AppKind> apps) {
    List<Key<?>> keys =
        new ArrayList<>(
            List.of(
                PORT,
                BIND,
                DATA,
                APPS,
                BASE_URL,
                OWNER_PASSWORD,
                PROXIES,
                OUTSIDE_ALLOW,
                OUTSIDE_PROXY,
                DATABASE_URL,
                DATABASE_USER,
                DATABASE_PASSWORD,
                SYNCHRONOUS,
                METRICS_TOKEN,
                WORKER_THREADS,
                LOG_LEVEL,
                LOG_JSON));
    keys.addAll(MailConfig.KEYS);
    for (AppKind app : apps) {
      keys.add(doorHost(app.name()));
      keys.add(doorPort(app.name()));
      keys.add(doorOrigins(app.name()));
      keys.add(doorBaseUrl(app.name()));
      keys.addAll(app.keys());
    }
    return keys;
  }

  static Key<String> doorHost(String app) {
    return Key.text(
        "rowhouse.doors." + app + ".host", "", "A host name of its own for " + app + ".");
  }

  static Key<Integer> doorPort(String app) {
    return Key.number(
        "rowhouse.doors." + app + ".port", 0, 0, 65_535, "A port of its own for " + app + ".");
  }

  static Key<List<String>> doorOrigins(String app) {
    return Key.list(
        "rowhouse.doors." + app + ".origins",
        "",
        "Origins of other pages that may call " + app + ".");
  }

  static Key<String> doorBaseUrl(String app) {
    return Key.address(
        "rowhouse.doors." + app + ".base-url",
        "The address that links of " + app + " carry when it has a door of its own.");
  }
}
