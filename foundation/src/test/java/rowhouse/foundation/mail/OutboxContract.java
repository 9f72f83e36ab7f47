package rowhouse.foundation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.door.Links;

/** The outbox on a real database with real jobs, and a provider that does as it is told. */
abstract class OutboxContract {
  final FakeTransport provider = new FakeTransport();
  MailRig rig;

  abstract Dialect dialect();

  @BeforeEach
  void open() {
    rig = new MailRig(dialect(), provider, MailRig.config());
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private static Handover.Later later(String code, boolean providerAtFault) {
    return new Handover.Later(code, "Try later.", Duration.ofMillis(20), providerAtFault);
  }

  @Test
  void a_letter_is_sent_with_the_rows_that_it_tells_of_or_not_at_all() {
    rig.start();
    assertThatThrownBy(() -> rig.mail.outbox().add("a", MailRig.letter("ann@example.com")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() ->
            rig.db.change(sql -> {
              rig.mail.outbox().add("a", MailRig.letter("ann@example.com"));
              throw new IllegalArgumentException("undone");
            }))
        .isInstanceOf(IllegalArgumentException.class);
    long id = rig.add("b", MailRig.letter("ann@example.com").member(7).list("weekly"));
    OutboxLetter sent = rig.awaitState(id, LetterState.ACCEPTED);
    assertThat(sent.providerId()).isEqualTo("provider-" + id);
    assertThat(sent.attempts()).isEqualTo(1);
    assertThat(sent.acceptedAt()).isEqualTo(rig.clock.instant());
    assertThat(sent.recipientMasked()).isEqualTo("a•••@example.com");
    assertThat(rig.mail.outbox().message(id)).isEmpty();
    assertThat(provider.handed).hasSize(1);
    Envelope envelope = provider.handed.getFirst();
    assertThat(envelope.to().text()).isEqualTo("ann@example.com");
    assertThat(envelope.from().text()).isEqualTo("post@house.example");
    assertThat(new String(envelope.mime(), StandardCharsets.UTF_8))
        .contains("Message-ID: " + sent.messageId())
        .hasSize(sent.size());
    assertThat(rig.changes)
        .containsExactly(
            new LetterChange(
                id, "b", "issue", "weekly", LetterState.ACCEPTED, sent.recipientHash(), 7L));
  }

  @Test
  void a8_09_the_same_key_is_one_letter_however_often_it_is_added() {
    rig.start();
    Letter letter = MailRig.letter("ann@example.com");
    List<Long> ids =
        IntStream.range(0, 20).parallel().mapToObj(i -> rig.add("weekly:1", letter)).toList();
    assertThat(ids).containsOnly(ids.getFirst());
    rig.awaitState(ids.getFirst(), LetterState.ACCEPTED);
    assertThat(rig.db.<Outbox.Added>write(sql -> rig.mail.outbox().add("weekly:1", letter)))
        .isEqualTo(new Outbox.Added(ids.getFirst(), false));
    rig.awaitIdle();
    assertThat(provider.handed).hasSize(1);
  }

  @Test
  void a8_09_a_letter_of_unknown_fate_is_not_sent_again_until_the_owner_says_so() {
    provider.answer = envelope -> new Handover.Unsure("timed_out", "No answer.");
    rig.start();
    long id = rig.add("a", MailRig.letter("ann@example.com"));
    OutboxLetter unknown = rig.awaitState(id, LetterState.UNKNOWN);
    assertThat(unknown.code()).isEqualTo("timed_out");
    rig.awaitIdle();
    assertThat(provider.handed).hasSize(1);
    assertThat(rig.mail.outbox().message(id)).isPresent();
    provider.answer = envelope -> new Handover.Accepted("p");
    assertThat(rig.mail.outbox().resend(id)).isTrue();
    rig.awaitState(id, LetterState.ACCEPTED);
    assertThat(provider.handed).hasSize(2);
    assertThat(rig.mail.outbox().resend(id)).isFalse();
    assertThat(rig.mail.outbox().markFailed(id)).isFalse();
  }

  @Test
  void an_owner_may_say_what_became_of_a_letter_of_unknown_fate() {
    provider.answer = envelope -> new Handover.Unsure("timed_out", "No answer.");
    rig.start();
    long came = rig.add("a", MailRig.letter("ann@example.com"));
    long lost = rig.add("b", MailRig.letter("ann@example.com"));
    rig.awaitState(came, LetterState.UNKNOWN);
    rig.awaitState(lost, LetterState.UNKNOWN);
    assertThat(rig.mail.outbox().markAccepted(came)).isTrue();
    assertThat(rig.mail.outbox().markFailed(lost)).isTrue();
    assertThat(rig.find(came).state()).isEqualTo(LetterState.ACCEPTED);
    assertThat(rig.find(lost).code()).isEqualTo("given_up");
    assertThat(provider.handed).hasSize(2);
  }

  @Test
  void a8_09_a_job_that_finds_its_letter_in_flight_does_not_send_it() {
    long id = rig.add("a", MailRig.letter("ann@example.com"));
    rig.db.change(sql -> sql.sql("UPDATE mail_outbox SET state = 'in_flight'").update());
    rig.start();
    assertThat(rig.awaitState(id, LetterState.UNKNOWN).code()).isEqualTo("interrupted");
    rig.awaitIdle();
    assertThat(provider.handed).isEmpty();
  }

  @Test
  void a_letter_that_is_deferred_is_tried_again_until_its_tries_are_spent() {
    provider.answer =
        envelope ->
            provider.handed.size() < 3
                ? later("greylisted", false)
                : new Handover.Accepted("third");
    rig.start();
    long id = rig.add("a", MailRig.letter("ann@example.com"));
    assertThat(rig.awaitState(id, LetterState.ACCEPTED).attempts()).isEqualTo(3);
    provider.answer = envelope -> later("greylisted", false);
    long never = rig.add("b", MailRig.letter("bob@example.com"));
    OutboxLetter failed = rig.awaitState(never, LetterState.FAILED);
    assertThat(failed.attempts()).isEqualTo(3);
    assertThat(failed.code()).isEqualTo("greylisted");
    assertThat(failed.reason()).isEqualTo("Try later.");
  }

  @Test
  void a_provider_that_fails_costs_no_letter_its_tries() {
    provider.answer = envelope -> later("provider_down", true);
    rig.start();
    long id = rig.add("a", MailRig.letter("ann@example.com"));
    rig.awaitLetter(
        id, letter -> provider.handed.size() == 5 && letter.state() != LetterState.IN_FLIGHT);
    assertThat(rig.find(id).attempts()).isZero();
    assertThat(rig.office.isHeldBack()).isTrue();
    assertThat(rig.office.circuit().shown().state()).isEqualTo("open");
    assertThat(rig.office.circuit().shown().lastError()).startsWith("provider_down");
  }

  @Test
  void a8_12_a_dead_address_gets_no_second_letter() {
    provider.answer = envelope -> new Handover.Refused("smtp_550", "No such user.", true);
    rig.start();
    long id = rig.add("a", MailRig.letter("gone@example.com"));
    assertThat(rig.awaitState(id, LetterState.BOUNCED).reason()).isEqualTo("No such user.");
    long second = rig.add("b", MailRig.letter("GONE@example.com").list("weekly"));
    assertThat(rig.awaitState(second, LetterState.SUPPRESSED).code()).isEqualTo("hard_bounce");
    assertThat(provider.handed).hasSize(1);
    assertThat(rig.mail.outbox().resend(second)).isFalse();
    assertThat(rig.told).hasSize(1);
    assertThat(rig.told.getFirst()).startsWith("undeliverable").endsWith(" all null");
  }

  @Test
  void a_refused_letter_says_nothing_of_its_address() {
    provider.answer = envelope -> new Handover.Refused("smtp_552", "Too large.", false);
    rig.start();
    long id = rig.add("a", MailRig.letter("ann@example.com"));
    rig.awaitState(id, LetterState.FAILED);
    assertThat(rig.mail.suppressions().list(null, null, 10)).isEmpty();
  }

  @Test
  void a8_12_whoever_left_a_list_still_gets_letters_of_another_sort() {
    MailAddress ann = MailAddress.parse("ann@example.com");
    rig.mail
        .suppressions()
        .suppress(
            ann.hash(), ann.masked(), "weekly", Suppression.Reason.UNSUBSCRIBED, "link", null);
    rig.start();
    long issue = rig.add("a", MailRig.letter("ann@example.com").list("weekly"));
    long confirm = rig.add("b", MailRig.letter("ann@example.com"));
    assertThat(rig.awaitState(issue, LetterState.SUPPRESSED).code()).isEqualTo("unsubscribed");
    rig.awaitState(confirm, LetterState.ACCEPTED);
    assertThat(rig.mail.suppressions().lift(ann.hash(), "weekly")).isTrue();
    long again = rig.add("c", MailRig.letter("ann@example.com").list("weekly"));
    rig.awaitState(again, LetterState.ACCEPTED);
  }

  @Test
  void a8_12_an_address_suppressed_while_its_letter_waits_does_not_get_it() {
    MailAddress ann = MailAddress.parse("ann@example.com");
    long id = rig.add("a", MailRig.letter("ann@example.com"));
    rig.mail
        .suppressions()
        .suppress(ann.hash(), ann.masked(), "all", Suppression.Reason.MANUAL, "owner", null);
    rig.start();
    rig.awaitState(id, LetterState.SUPPRESSED);
    assertThat(provider.handed).isEmpty();
  }

  @Test
  void a_pause_ends_and_does_not_shorten_what_is_for_good() {
    MailAddress ann = MailAddress.parse("ann@example.com");
    Suppressions list = rig.mail.suppressions();
    list.suppress(
        ann.hash(),
        ann.masked(),
        "all",
        Suppression.Reason.SOFT_BOUNCE,
        "ses",
        rig.clock.instant().plus(Duration.ofDays(14)));
    assertThat(list.hindrance(ann.hash(), "weekly")).isPresent();
    rig.clock.advance(Duration.ofDays(15));
    assertThat(list.hindrance(ann.hash(), "weekly")).isEmpty();
    list.suppress(ann.hash(), ann.masked(), "all", Suppression.Reason.COMPLAINT, "ses", null);
    list.suppress(
        ann.hash(),
        ann.masked(),
        "all",
        Suppression.Reason.SOFT_BOUNCE,
        "ses",
        rig.clock.instant().plus(Duration.ofDays(14)));
    assertThat(list.hindrance(ann.hash(), "weekly").orElseThrow().reason())
        .isEqualTo(Suppression.Reason.COMPLAINT);
    assertThat(list.list(ann, null, 10)).hasSize(1);
    assertThat(list.list(MailAddress.parse("bob@example.com"), null, 10)).isEmpty();
  }

  @Test
  void a_letter_that_nobody_needs_any_more_is_not_sent() {
    long id =
        rig.add(
            "a",
            MailRig.letter("ann@example.com").notAfter(rig.clock.instant().plusSeconds(3_600)));
    rig.clock.advance(Duration.ofHours(2));
    rig.start();
    assertThat(rig.awaitState(id, LetterState.FAILED).code()).isEqualTo("expired");
    assertThat(provider.handed).isEmpty();
  }

  @Test
  void a_letter_can_be_called_back_until_it_is_handed_over() {
    long id =
        rig.add("a", MailRig.letter("ann@example.com").due(rig.clock.instant().plusSeconds(3_600)));
    rig.start();
    assertThat(rig.mail.outbox().cancel(id)).isTrue();
    assertThat(rig.find(id).code()).isEqualTo("cancelled");
    assertThat(rig.mail.outbox().cancel(id)).isFalse();
    long sent = rig.add("b", MailRig.letter("ann@example.com"));
    rig.awaitState(sent, LetterState.ACCEPTED);
    assertThat(rig.mail.outbox().cancel(sent)).isFalse();
  }

  @Test
  void a_person_takes_out_or_erases_all_their_letters() {
    rig.add("a", MailRig.letter("ann@example.com").member(7));
    rig.add("b", MailRig.letter("ann@example.com").member(7));
    long other = rig.add("c", MailRig.letter("bob@example.com").member(8));
    assertThat(rig.mail.outbox().ofMember(7))
        .extracting(OutboxLetter::key)
        .containsExactly("a", "b");
    assertThat(rig.mail.outbox().erase(7)).isEqualTo(2);
    assertThat(rig.mail.outbox().ofMember(7)).isEmpty();
    assertThat(rig.mail.outbox().eraseAddress(MailAddress.parse("bob@example.com").hash()))
        .isEqualTo(1);
    assertThat(rig.mail.outbox().find(other)).isEmpty();
    rig.start();
    rig.awaitIdle();
    assertThat(provider.handed).isEmpty();
  }

  @Test
  void letters_are_listed_by_state_and_kind_newest_first() {
    rig.start();
    long first = rig.add("a", MailRig.letter("ann@example.com"));
    long second = rig.add("b", MailRig.letter("bob@example.com").kind("confirm"));
    rig.awaitState(first, LetterState.ACCEPTED);
    rig.awaitState(second, LetterState.ACCEPTED);
    Outbox outbox = rig.mail.outbox();
    assertThat(outbox.list(OutboxFilter.newest(10)))
        .extracting(OutboxLetter::id)
        .containsExactly(second, first);
    assertThat(outbox.list(new OutboxFilter(null, "issue", null, 10)))
        .extracting(OutboxLetter::id)
        .containsExactly(first);
    assertThat(outbox.list(new OutboxFilter(LetterState.QUEUED, null, null, 10))).isEmpty();
    assertThat(outbox.list(new OutboxFilter(LetterState.ACCEPTED, null, second, 10)))
        .extracting(OutboxLetter::id)
        .containsExactly(first);
    assertThat(outbox.findByKey("b")).map(OutboxLetter::id).contains(second);
  }

  @Test
  void a8_09_a_provider_that_can_be_asked_ends_the_doubt() {
    // The third time it answers by itself, because a circuit opens after a few more failures.
    provider.answer =
        envelope ->
            provider.handed.size() < 3
                ? new Handover.Unsure("timed_out", "No answer.")
                : new Handover.Accepted("p");
    provider.knowledge = MailTransport.Knowledge.ACCEPTED;
    rig.start();
    long came = rig.add("a", MailRig.letter("ann@example.com"));
    OutboxLetter accepted = rig.awaitState(came, LetterState.ACCEPTED);
    assertThat(accepted.acceptedAt()).isNotNull();
    provider.knowledge = MailTransport.Knowledge.NEVER_SEEN;
    long lost = rig.add("b", MailRig.letter("bob@example.com"));
    rig.awaitState(lost, LetterState.ACCEPTED);
    assertThat(rig.find(came).state()).isEqualTo(LetterState.ACCEPTED);
    assertThat(provider.handed.stream().filter(e -> e.id() == came)).hasSize(1);
  }

  @Test
  void a8_09_another_way_out_than_the_one_that_was_used_is_not_asked() {
    provider.knowledge = MailTransport.Knowledge.NEVER_SEEN;
    long id = rig.add("a", MailRig.letter("ann@example.com"));
    rig.db.change(
        sql -> sql.sql("UPDATE mail_outbox SET state = 'unknown', transport = 'smtp'").update());
    rig.start();
    rig.jobs.runTimer(ReconcileLetters.KIND);
    rig.awaitIdle();
    assertThat(rig.find(id).state()).isEqualTo(LetterState.UNKNOWN);
    assertThat(provider.handed).isEmpty();
  }

  @Test
  void letters_that_nobody_looks_after_are_found() {
    long flying = rig.add("a", MailRig.letter("ann@example.com"));
    long waiting = rig.add("b", MailRig.letter("bob@example.com"));
    rig.db.change(sql -> {
      sql.sql("DELETE FROM job").update();
      sql.sql("UPDATE mail_outbox SET state = 'in_flight' WHERE id = :id")
          .param("id", flying)
          .update();
    });
    rig.start();
    rig.jobs.runTimer(ReconcileLetters.KIND);
    rig.awaitIdle();
    assertThat(rig.find(flying).state()).isEqualTo(LetterState.IN_FLIGHT);
    rig.clock.advance(Duration.ofMinutes(11));
    rig.jobs.runTimer(ReconcileLetters.KIND);
    assertThat(rig.awaitState(flying, LetterState.UNKNOWN).code()).isEqualTo("interrupted");
    rig.awaitState(waiting, LetterState.ACCEPTED);
    assertThat(provider.handed).hasSize(1);
  }

  @Test
  void letters_and_events_of_long_ago_are_forgotten_and_open_ones_are_not() {
    rig.start();
    long sent = rig.add("a", MailRig.letter("ann@example.com"));
    rig.awaitState(sent, LetterState.ACCEPTED);
    long waiting =
        rig.add(
            "b",
            MailRig.letter("bob@example.com").due(rig.clock.instant().plus(Duration.ofDays(500))));
    rig.clock.advance(Duration.ofDays(401));
    rig.jobs.runTimer(ReconcileLetters.KIND);
    await().atMost(MailRig.PATIENCE).until(() -> rig.mail.outbox().find(sent).isEmpty());
    assertThat(rig.mail.outbox().find(waiting)).isPresent();
  }

  @Test
  void a_letter_that_waits_for_its_place_is_reserved_and_holds_no_worker() {
    rig.close();
    rig = new MailRig(dialect(), provider, MailRig.config(new MailConfig.Rates(1, 100_000, 0), 3));
    rig.start();
    long first = rig.add("a", MailRig.letter("ann@example.com"));
    rig.awaitState(first, LetterState.ACCEPTED);
    long second = rig.add("b", MailRig.letter("bob@example.com"));
    OutboxLetter reserved = rig.awaitState(second, LetterState.RESERVED);
    assertThat(reserved.dueAt()).isEqualTo(rig.clock.instant().plusSeconds(1));
    rig.awaitIdle();
    rig.clock.advance(Duration.ofSeconds(1));
    rig.awaitState(second, LetterState.ACCEPTED);
    assertThat(provider.handed).hasSize(2);
  }

  @Test
  void a_daily_cap_counts_the_letters_of_before_a_restart() {
    rig.close();
    MailConfig capped = MailRig.config(new MailConfig.Rates(1_000, 100_000, 2), 3);
    rig = new MailRig(dialect(), provider, capped);
    rig.start();
    rig.awaitState(rig.add("a", MailRig.letter("ann@example.com")), LetterState.ACCEPTED);
    rig.awaitState(rig.add("b", MailRig.letter("ann@example.com")), LetterState.ACCEPTED);
    PostOffice next = new PostOffice(capped, provider, rig.clock);
    new Outbox(
            new Mail.Place(
                "rig", rig.db, rig.jobs, next, rig.clock, Links.none(), LetterListener.NONE))
        .recall();
    assertThat(next.pace().sentToday()).isEqualTo(2);
    assertThat(next.turn("rig", 9, "example.com")).isPositive();
    long third = rig.add("c", MailRig.letter("ann@example.com"));
    rig.awaitState(third, LetterState.RESERVED);
    assertThat(provider.handed).hasSize(2);
  }

  @Test
  void a_letter_that_a_failing_provider_never_took_is_given_up_after_four_days() {
    provider.answer = envelope -> later("provider_down", true);
    rig.start();
    long id =
        rig.add("a", MailRig.letter("ann@example.com").due(rig.clock.instant().minusSeconds(60)));
    rig.awaitLetter(id, letter -> provider.handed.size() >= 2);
    rig.clock.advance(Duration.ofDays(4));
    OutboxLetter failed = rig.awaitState(id, LetterState.FAILED);
    assertThat(failed.code()).isEqualTo("provider_down");
    assertThat(rig.mail.outbox().resend(id)).as("its text is kept").isTrue();
  }

  @Test
  void an_address_is_forgotten_once_a_provider_has_the_letter() {
    rig.start();
    long id = rig.add("a", MailRig.letter("ann.lee@example.com"));
    rig.awaitState(id, LetterState.ACCEPTED);
    String kept =
        rig.db.read(sql ->
            sql.sql("SELECT * FROM mail_outbox").query().listOfRows().toString()
                + sql.sql("SELECT COUNT(*) FROM mail_body").query(Long.class).single());
    assertThat(kept).contains("a•••@example.com").doesNotContain("ann.lee").endsWith("0");
  }
}
