package rowhouse.foundation.room;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.MigrationModule;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a room is made of.
 *
 * @param name the app's name
 * @param folder the data folder of the house
 * @param database where the rows are
 * @param tables the app's own tables
 * @param config the operator's settings
 * @param clock what the time is
 * @param workerThreads how many jobs run at once
 * @param json how records become JSON
 * @param shared what all rooms use together
 */
public record RoomPlan(
    String name,
    Path folder,
    DatabaseSpec database,
    List<MigrationModule> tables,
    Config config,
    Clock clock,
    int workerThreads,
    JsonMapper json,
    Shared shared) {}
