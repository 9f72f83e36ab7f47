package rowhouse.watching.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rowhouse.foundation.door.Below;
import rowhouse.foundation.guard.KeyRecogniser;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.room.Room;
import rowhouse.watching.agreement.AgreementApi;
import rowhouse.watching.agreement.AgreementBelongings;
import rowhouse.watching.agreement.AgreementConfig;
import rowhouse.watching.agreement.Agreements;
import rowhouse.watching.health.HealthApi;
import rowhouse.watching.imports.ExampleApi;
import rowhouse.watching.imports.Examples;
import rowhouse.watching.imports.HistoryBelongings;
import rowhouse.watching.imports.ImportApi;
import rowhouse.watching.imports.ImportBelongings;
import rowhouse.watching.imports.ImportConfig;
import rowhouse.watching.imports.ImportListener;
import rowhouse.watching.imports.Imports;
import rowhouse.watching.imports.ReadExport;
import rowhouse.watching.link.ArchiveApi;
import rowhouse.watching.link.Archives;
import rowhouse.watching.link.LinkApi;
import rowhouse.watching.link.LinkBelongings;
import rowhouse.watching.link.LinkConfig;
import rowhouse.watching.link.LinkListener;
import rowhouse.watching.link.Linking;
import rowhouse.watching.link.Pulls;
import rowhouse.watching.link.Regions;
import rowhouse.watching.member.AccountBelongings;
import rowhouse.watching.member.MeApi;
import rowhouse.watching.member.MemberConfig;
import rowhouse.watching.member.Members;
import rowhouse.watching.member.People;
import rowhouse.watching.mine.Belongings;
import rowhouse.watching.mine.Mine;
import rowhouse.watching.mine.MineApi;
import rowhouse.watching.picture.MemberPictures;
import rowhouse.watching.picture.PictureApi;
import rowhouse.watching.picture.PictureBelongings;
import rowhouse.watching.referral.AddressListener;
import rowhouse.watching.referral.DeviceEmails;
import rowhouse.watching.referral.ReferralApi;
import rowhouse.watching.referral.ReferralBelongings;
import rowhouse.watching.referral.Referrals;
import rowhouse.watching.store.WatchHistoryStore;

/** All that apps of watch histories share, in the room of one of them. */
public final class Watching {
  private static final String ARCHIVE_KEY = "archive key";

  private final Room room;
  private final WatchHistoryStore history;
  private final People people;
  private final Imports imports;
  private final Examples examples;
  private final LinkConfig linkConfig;
  private final Archives archives;
  private final Pulls pulls;
  private final Linking linking;
  private final Referrals referrals;
  private final DeviceEmails emails;
  private final Agreements agreements;
  private final MemberPictures pictures;

  /**
   * Builds it in {@code room}; does no I/O.
   *
   * @param visitors whether strangers may become members
   */
  public Watching(Room room, boolean visitors) {
    this.room = room;
    this.history = new WatchHistoryStore(room.database(), room.clock());
    this.people = new People(room, MemberConfig.of(room.config(), room.name(), visitors));
    ImportConfig taken = ImportConfig.of(room.config(), room.name());
    this.imports = new Imports(room, taken);
    people.limits(taken.limits());
    this.examples = new Examples(room, history);
    this.linkConfig = LinkConfig.of(room.config(), room.name());
    this.archives = new Archives(room, linkConfig, history);
    this.pulls = new Pulls(room, archives, history);
    this.linking = new Linking(room, archives, people, pulls);
    this.referrals = new Referrals(room);
    this.emails = new DeviceEmails(room, referrals);
    AgreementConfig agreement = AgreementConfig.of(room.config(), room.name());
    this.agreements = new Agreements(room, agreement, imports);
    this.pictures = new MemberPictures(room);
    people.source("portability", agreement.on());
    people.source("archive", archives.remote() ? "remote" : "embedded");
    new ReadExport(room, imports, history, people.members()).bind();
  }

  /** Who uses the app, without their sessions. */
  public Members members() {
    return people.members();
  }

  /** What they have watched. */
  public WatchHistoryStore history() {
    return history;
  }

  /**
   * All that the app keeps of a person.
   *
   * @param more what its own features keep; each lists itself here
   */
  public Mine mine(List<Belongings> more) {
    List<Belongings> all = new ArrayList<>(more);
    all.add(new LinkBelongings(room));
    all.add(new AgreementBelongings(room));
    all.add(new PictureBelongings(pictures));
    all.add(new ReferralBelongings(room));
    all.add(new HistoryBelongings(history));
    all.add(new ImportBelongings(room, imports));
    all.add(new AccountBelongings(room));
    return new Mine(room, all);
  }

  /**
   * The routes that every app of watch histories has, below this app's path.
   *
   * @param mine all that the app keeps of a person, from {@link #mine}
   */
  public List<Below> routes(Mine mine) {
    Members members = members();
    return Stream.of(
            new MeApi(people),
            new ImportApi(room, imports, members),
            new ExampleApi(examples, members),
            new MineApi(mine, people),
            new LinkApi(
                room, linking, pulls, new Regions(room, archives, members), members, referrals),
            new ArchiveApi(archives),
            new ReferralApi(referrals, emails, members),
            new AgreementApi(agreements, members),
            new PictureApi(room, pictures, members),
            new HealthApi(room))
        .map(controller -> new Below("/" + room.name(), controller))
        .toList();
  }

  /** The Archives: the one that is asked, and the one that is built in. */
  public Archives archives() {
    return archives;
  }

  /** Histories that come through a linked account. */
  public Pulls pulls() {
    return pulls;
  }

  /** Lets {@code listener} hear of files that were read; before the room's jobs start. */
  public void onRead(ImportListener listener) {
    imports.onRead(listener);
  }

  /** Lets {@code listener} hear of links that fail; before the room's jobs start. */
  public void onFailedLink(LinkListener listener) {
    linking.onFailed(listener);
  }

  /** Lets {@code listener} hear of addresses that devices give to people; before requests come. */
  public void onGivenAddress(AddressListener listener) {
    emails.onGiven(listener);
  }

  /** The room of the app. */
  public Room room() {
    return room;
  }

  /** Ends what a killed process has left; after the room was opened, before its jobs start. */
  public void opened() {
    room.database()
        .change(sql -> {
          if (linkConfig.ownKey().isEmpty()) {
            room.tokens().remove(sql, ARCHIVE_KEY);
          } else {
            room.tokens().put(sql, ARCHIVE_KEY, linkConfig.ownKey(), Set.of("archive"));
          }
        });
    try {
      imports.sweep();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sweep " + room.temporary(), e);
    }
  }

  /** The paths whose routes read large bodies as a stream. */
  public Set<String> streamed() {
    return Set.of("/" + room.name() + "/api/v1/imports");
  }

  /** How members are known. */
  public List<Recogniser> recognisers() {
    return List.of(people.sessions(), new KeyRecogniser(room, "X-Archive-API-Key", ARCHIVE_KEY));
  }
}
