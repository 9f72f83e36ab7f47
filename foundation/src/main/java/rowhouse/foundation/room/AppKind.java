package rowhouse.foundation.room;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import rowhouse.foundation.config.Key;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.problem.ProblemTexts;

/**
 * What the house knows of an app before it opens its room.
 *
 * @param name the app's name: its path, its schema, its folder and its log
 * @param keys its settings
 * @param tables its own tables, after those of every room
 * @param errors the members that its original's clients expect in an error body
 * @param build makes the app in its room; does no I/O
 */
public record AppKind(
    String name,
    List<Key<?>> keys,
    List<MigrationModule> tables,
    BiFunction<String, ProblemTexts.Text, Map<String, Object>> errors,
    Function<Room, App> build) {}
