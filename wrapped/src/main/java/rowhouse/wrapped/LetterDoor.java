package rowhouse.wrapped;

import java.util.List;
import rowhouse.foundation.mail.LetterListener;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.room.Room;
import rowhouse.watching.door.Watching;
import rowhouse.watching.member.Members;
import rowhouse.watching.mine.Belongings;
import rowhouse.wrapped.address.AddressApi;
import rowhouse.wrapped.address.AddressBelongings;
import rowhouse.wrapped.address.Addresses;
import rowhouse.wrapped.letter.LetterBelongings;
import rowhouse.wrapped.letter.Letters;
import rowhouse.wrapped.letter.Reminders;
import rowhouse.wrapped.run.Runs;

/** Builds what is written to people, and the addresses that it goes to. */
final class LetterDoor {
  private final Mail mail;
  private final Letters letters;
  private final Addresses addresses;
  private final List<Object> routes;
  private final List<Belongings> belongings;

  LetterDoor(Room room, Watching watching, Runs runs) {
    Members members = watching.members();
    this.mail = new Mail(room, LetterListener.NONE);
    this.letters = new Letters(room, mail, members, runs);
    this.addresses = new Addresses(room, mail, members);
    this.routes = List.of(new AddressApi(addresses, members));
    this.belongings = List.of(new AddressBelongings(room, addresses), new LetterBelongings(mail));
    letters.bind();
    addresses.bind();
    watching.onGivenAddress(addresses::given);
    Reminders reminders = new Reminders(room, mail, members, runs);
    reminders.bind();
    watching.onFailedLink(reminders::linkFailed);
  }

  void opened() {
    mail.opened();
  }

  /** What tells people of their story. */
  Letters letters() {
    return letters;
  }

  List<Object> routes() {
    return routes;
  }

  /** What these features keep of a person. */
  List<Belongings> belongings() {
    return belongings;
  }

  /** Deletes what no letter needs any longer. */
  void sweep() {
    addresses.sweep();
  }
}
