package rowhouse.weekly;

import java.util.List;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.watching.agreement.AgreementApi;
import rowhouse.watching.door.Watching;
import rowhouse.watching.health.HealthApi;
import rowhouse.watching.imports.ExampleApi;
import rowhouse.watching.imports.ImportApi;
import rowhouse.watching.link.ArchiveApi;
import rowhouse.watching.link.LinkApi;
import rowhouse.watching.link.Regions;
import rowhouse.watching.member.MeApi;
import rowhouse.watching.member.People;
import rowhouse.watching.mine.Belongings;
import rowhouse.watching.mine.Mine;
import rowhouse.watching.mine.MineApi;
import rowhouse.watching.picture.PictureApi;
import rowhouse.watching.referral.DeviceEmails;
import rowhouse.watching.referral.ReferralApi;

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
        new OwnData(mine, watching.people()),
        new Link(watching),
        new ServedArchive(watching),
        new Referral(watching),
        new Portability(watching),
        new Picture(watching),
        new Health(watching));
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

  @RestController
  @RequestMapping(PATH)
  static final class Link extends LinkApi {
    Link(Watching watching) {
      super(
          watching.room(),
          watching.linking(),
          watching.pulls(),
          new Regions(watching.room(), watching.archives(), watching.members()),
          watching.members(),
          watching.referrals());
    }
  }

  @RestController
  @RequestMapping(PATH)
  static final class ServedArchive extends ArchiveApi {
    ServedArchive(Watching watching) {
      super(watching.archives());
    }
  }

  @RestController
  @RequestMapping(PATH)
  static final class Referral extends ReferralApi {
    Referral(Watching watching) {
      super(
          watching.referrals(),
          new DeviceEmails(watching.room(), watching.referrals()),
          watching.members());
    }
  }

  @RestController
  @RequestMapping(PATH)
  static final class Portability extends AgreementApi {
    Portability(Watching watching) {
      super(watching.agreements(), watching.members());
    }
  }

  @RestController
  @RequestMapping(PATH)
  static final class Picture extends PictureApi {
    Picture(Watching watching) {
      super(watching.room(), watching.pictures(), watching.members());
    }
  }

  @RestController
  @RequestMapping(PATH)
  static final class Health extends HealthApi {
    Health(Watching watching) {
      super(watching.room());
    }
  }
}
