package rowhouse.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.sift.MDCBasedDiscriminator;
import ch.qos.logback.classic.sift.SiftingAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import rowhouse.foundation.config.Config;

/** One log file per app, {@code logs/<app>.log}, and only what went wrong on the console. */
final class Logs {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{0} [%X{request}%X{job}] %msg%n";
  private static final int KEPT_FILES = 5;
  private static final String LARGEST_FILE = "10MB";

  private final LoggerContext context;
  private final Path folder;
  private final boolean json;

  private Logs(LoggerContext context, Path folder, boolean json) {
    this.context = context;
    this.folder = folder;
    this.json = json;
  }

  static void configure(Config config) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Path folder = config.get(HouseKeys.DATA).resolve("logs");
    new Logs(context, folder, config.get(HouseKeys.LOG_JSON))
        .attach(Level.valueOf(config.get(HouseKeys.LOG_LEVEL).toUpperCase(Locale.ROOT)));
  }

  private void attach(Level level) {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    context.getLogger("rowhouse").setLevel(level);
    // A start that fails is told once, in the sentence of StartException, and not by the framework.
    context.getLogger("org.springframework.boot.diagnostics").setLevel(Level.OFF);
    context.getLogger("org.springframework.boot.SpringApplication").setLevel(Level.OFF);
    context.getLogger("org.springframework.boot.web").setLevel(Level.ERROR);
    context.getLogger("org.springframework.context").setLevel(Level.ERROR);
    // It writes whole paths, and a mistyped link of a letter has that letter's token in it.
    context.getLogger("org.springframework.web.servlet.PageNotFound").setLevel(Level.ERROR);
    root.addAppender(console());
    root.addAppender(files());
  }

  /** Stack traces are for the files: the console is read by people. */
  private Appender<ILoggingEvent> console() {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setEncoder(encoder(PATTERN + "%nopex"));
    ch.qos.logback.classic.filter.ThresholdFilter warnings =
        new ch.qos.logback.classic.filter.ThresholdFilter();
    warnings.setLevel("WARN");
    warnings.start();
    console.addFilter(warnings);
    console.start();
    return console;
  }

  private Appender<ILoggingEvent> files() {
    MDCBasedDiscriminator app = new MDCBasedDiscriminator();
    app.setContext(context);
    app.setKey("app");
    app.setDefaultValue("house");
    app.start();
    SiftingAppender files = new SiftingAppender();
    files.setContext(context);
    files.setDiscriminator(app);
    files.setAppenderFactory((factoryContext, name) -> file(name));
    files.start();
    return files;
  }

  private Appender<ILoggingEvent> file(String app) {
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setFile(folder.resolve(app + ".log").toString());
    file.setEncoder(encoder(PATTERN));
    FixedWindowRollingPolicy naming = new FixedWindowRollingPolicy();
    naming.setContext(context);
    naming.setParent(file);
    naming.setFileNamePattern(folder.resolve(app + ".%i.log").toString());
    naming.setMinIndex(1);
    naming.setMaxIndex(KEPT_FILES);
    naming.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(FileSize.valueOf(LARGEST_FILE));
    size.start();
    file.setRollingPolicy(naming);
    file.setTriggeringPolicy(size);
    file.start();
    return file;
  }

  private Encoder<ILoggingEvent> encoder(String pattern) {
    if (json) {
      JsonEncoder encoder = new JsonEncoder();
      encoder.setContext(context);
      encoder.start();
      return encoder;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.start();
    return encoder;
  }
}
