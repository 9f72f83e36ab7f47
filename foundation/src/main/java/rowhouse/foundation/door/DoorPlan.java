package rowhouse.foundation.door;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import rowhouse.foundation.problem.ProblemTexts;

/**
 * Where the door of one app is.
 *
 * @param app the app's name, which is also its path below the house
 * @param host a host of its own, or empty
 * @param port a port of its own, or 0
 * @param origins the origins whose pages may call the app from elsewhere
 * @param errors the members that the original's clients expect in an error body
 */
public record DoorPlan(
    String app,
    String host,
    int port,
    List<String> origins,
    BiFunction<String, ProblemTexts.Text, Map<String, Object>> errors) {}
