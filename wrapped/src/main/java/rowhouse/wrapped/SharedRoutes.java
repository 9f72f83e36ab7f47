package rowhouse.wrapped;

import java.util.List;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.watching.door.Watching;
import rowhouse.watching.member.MeApi;
import rowhouse.watching.member.People;

/** The routes that every app of watch histories has, below this app's own path. */
final class SharedRoutes {
  private static final String PATH = "/wrapped";

  private SharedRoutes() {}

  static List<Object> of(Watching watching) {
    return List.of(new Me(watching.people()));
  }

  @RestController
  @RequestMapping(PATH)
  static final class Me extends MeApi {
    Me(People people) {
      super(people);
    }
  }
}
