package rowhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.room.Room;
import tools.jackson.databind.JsonNode;

final class AuditTest {
  private static void act(Room room, String what) {
    room.database().change(sql -> room.audit().write(sql, "owner", what, "", ""));
  }

  @Test
  void acts_of_all_rooms_are_one_list_and_its_pages_leave_nothing_out() {
    try (HouseUnderTest house = HouseUnderTest.with().apps(TestApps.ALPHA, TestApps.BETA).start()) {
      Browser owner = house.owner();
      for (int minute = 0; minute < 3; minute++) {
        house.clock().advance(Duration.ofMinutes(1));
        for (String app : List.of("beta", "house", "alpha")) {
          act(house.room(app), app + minute + "a");
          act(house.room(app), app + minute + "b");
        }
      }

      List<String> acts = new ArrayList<>();
      String next = "";
      while (next != null) {
        JsonNode page = owner.get("api/audit?limit=4&before=" + next).json();
        page.path("items").forEach(item -> acts.add(item.path("what").asString()));
        next = page.path("next").isNull() ? null : page.path("next").asString();
      }

      assertThat(acts)
          .startsWith("alpha2b", "alpha2a", "beta2b", "beta2a", "house2b", "house2a", "alpha1b")
          .endsWith("house0b", "house0a", "signed_in", "owner_created");
      assertThat(acts).doesNotHaveDuplicates().hasSize(20);
      assertThat(owner.get("api/audit?before=17").code()).isEqualTo("page_unknown");
    }
  }
}
