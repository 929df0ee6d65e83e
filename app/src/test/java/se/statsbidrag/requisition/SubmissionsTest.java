package se.statsbidrag.requisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.TestClock;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;

/** Sending in: what is frozen, when it was received, and that it is done once. */
@SystemTest
class SubmissionsTest {

  @Autowired FormFixture form;
  @Autowired Drafts drafts;
  @Autowired Submissions submissions;
  @Autowired Requisitions requisitions;
  @Autowired TestClock clock;

  @AfterEach
  void back() {
    clock.reset();
  }

  @Test
  @Shows({"R14", "R60", "R88", "R90"})
  void what_is_sent_in_is_frozen_with_who_when_and_for_whom() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    ObjectRef receipt = form.submit(agent);

    Requisition sent = requisitions.requisition(agent, UUID.fromString(receipt.id()));
    assertThat(sent.sent().addressee()).isEqualTo("Socialstyrelsen");
    assertThat(sent.sent().round()).isEqualTo(form.round().nameSv());
    assertThat(sent.sent().share()).isTrue();
    assertThat(sent.amount().ore()).isEqualTo(sent.sent().ceiling().ore()).isPositive();
    assertThat(sent.receivedAt()).isEqualTo(clock.instant());
    assertThat(sent.late()).isFalse();
    assertThat(sent.submitted().name()).isEqualTo("Anna Ek");
    assertThat(sent.submitted().assurance()).isEqualTo("test");
    assertThat(sent.caseNumber()).isEqualTo(receipt.label()).startsWith("2020-");
    assertThat(drafts.draft(agent, drafts.offer(agent, sent.roundId()))).isEmpty();
  }

  @Test
  @Shows("R52")
  void whoever_comes_second_gets_the_same_receipt() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    UUID round = form.round().id();
    String seen = form.seen(agent, round);
    UUID key = UUID.randomUUID();
    ObjectRef first = submissions.submit(agent, key, round, seen);
    assertThat(submissions.submit(agent, key, round, seen)).isEqualTo(first);
    assertThat(submissions.submit(agent, UUID.randomUUID(), round, seen)).isEqualTo(first);
    assertThat(requisitions.own(agent)).hasSize(1);
  }

  @Test
  @Shows("L3")
  void what_comes_at_the_last_moment_is_in_time_and_the_next_moment_is_late() {
    Instant closes = java.util.Objects.requireNonNull(form.round().terms()).closes();
    for (boolean late : new boolean[] {false, true}) {
      Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
      clock.reset();
      form.fill(agent);
      set(late ? closes : closes.minusNanos(1000));
      Requisition sent = requisitions.requisition(agent, UUID.fromString(form.submit(agent).id()));
      assertThat(sent.late()).isEqualTo(late);
    }
  }

  @Test
  @Shows("R87")
  void one_who_only_fills_in_cannot_send_in_and_the_draft_is_kept() {
    UUID town = form.municipality();
    Actor coordinator = form.person(town, Role.COORDINATOR, "Karin Samordnare");
    form.fill(coordinator);
    assertThatThrownBy(() -> form.submit(coordinator)).isInstanceOf(Refused.class);
    Actor agent = form.person(town, Role.AGENT, "Anna Ek");
    assertThat(form.submit(agent).type()).isEqualTo("requisition.requisition");
  }

  @Test
  void another_municipalitys_requisition_does_not_exist() {
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    form.fill(agent);
    UUID id = UUID.fromString(form.submit(agent).id());
    Actor other = form.person(form.municipality(), Role.AGENT, "Olle Al");
    assertThatThrownBy(() -> requisitions.requisition(other, id)).isInstanceOf(NotFound.class);
  }

  private void set(Instant moment) {
    clock.set(java.time.LocalDateTime.ofInstant(moment, clock.getZone()));
  }
}
