package rowhouse.watching.member;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;

/** The device that an original's client runs on, as its four headers tell. */
public record Device(String id, String platform, String appVersion, String osVersion) {
  private static final int LONGEST = 200;
  private static final List<String> HEADERS =
      List.of("X-Device-Id", "X-Platform", "X-App-Version", "X-OS-Version");

  /** Reads all four; one that is missing, too long or unprintable ends with status 422. */
  public static Device of(HttpServletRequest request) {
    List<Problem.Field> wrong = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (String header : HEADERS) {
      String value = request.getHeader(header);
      if (isGood(value)) {
        values.add(value.strip());
      } else {
        wrong.add(new Problem.Field(header, "must have 1 to 200 printable characters"));
      }
    }
    if (!wrong.isEmpty()) {
      throw new Problem(422, "device_header_invalid", wrong.getFirst().field()).fields(wrong);
    }
    return new Device(values.get(0), values.get(1), values.get(2), values.get(3));
  }

  private static boolean isGood(@Nullable String value) {
    return value != null
        && !value.isBlank()
        && value.length() <= LONGEST
        && value.codePoints().noneMatch(Character::isISOControl);
  }
}
