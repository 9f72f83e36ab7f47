package rowhouse.weekly;

import java.util.List;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.watching.door.Watching;
import rowhouse.watching.imports.ExampleApi;
import rowhouse.watching.imports.ImportApi;
import rowhouse.watching.member.MeApi;
import rowhouse.watching.member.People;
import rowhouse.watching.mine.Belongings;
import rowhouse.watching.mine.Mine;
import rowhouse.watching.mine.MineApi;

/** The routes that every app of watch histories has, below this app's own path. */
final class SharedRoutes {
  private static final String PATH = "/weekly";

  private SharedRoutes() {}

  /**
   * The routes themselves.
   *
   * @param belongings what the app's own features keep of people
   */
  static List<Object> of(Watching watching, List<Belongings> belongings) {
    Mine mine = watching.mine(belongings);
    return List.of(
        new Me(watching.people()),
        new Import(watching),
        new Example(watching),
        new OwnData(mine, watching.people()));
  }

  @RestController
  @RequestMapping(PATH)
  static final class Me extends MeApi {
    Me(People people) {
      super(people);
    }
  }

  @RestController
  @RequestMapping(PATH)
  static final class Import extends ImportApi {
    Import(Watching watching) {
      super(watching.room(), watching.imports(), watching.members());
    }
  }

  @RestController
  @RequestMapping(PATH)
  static final class Example extends ExampleApi {
    Example(Watching watching) {
      super(watching.examples(), watching.members());
    }
  }

  @RestController
  @RequestMapping(PATH)
  static final class OwnData extends MineApi {
    OwnData(Mine mine, People people) {
      super(mine, people);
    }
  }
}
