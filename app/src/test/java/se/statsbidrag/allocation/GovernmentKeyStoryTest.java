package se.statsbidrag.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.casefile.Cases;
import se.statsbidrag.casefile.Document;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Conflict;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.Organisation;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.tables.Ambiguity;

/** A government's key from the table that came to the key that a new decision replaced. */
@SystemTest
@Shows("L1")
class GovernmentKeyStoryTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 12);

  @Autowired Recipients recipients;
  @Autowired GovernmentKeys government;
  @Autowired Keys keys;
  @Autowired Cases cases;
  @Autowired JdbcClient jdbc;

  private Actor one;
  private Actor another;

  @BeforeEach
  void people() {
    UUID agency = recipients.organisation("Socialstyrelsen").map(Organisation::id).orElseThrow();
    one = actor(agency, Role.REGISTRATOR);
    another = actor(agency, Role.CASE_OFFICER);
  }

  @Test
  @Shows({"R42", "L9"})
  void one_enters_it_another_checks_it_and_the_table_lies_in_the_case_as_it_came() {
    String table = table(1_000);
    UUID id = draft(table, 21_000, null);
    Document document = cases.documents(one, caseOf(id)).getFirst();
    assertThat(cases.content(one, document.id())).isEqualTo(table.getBytes(StandardCharsets.UTF_8));

    government.enter(one, UUID.randomUUID(), id, edition(id), null);
    assertThatThrownBy(() -> keys.published(id)).hasMessageContaining("key");
    assertThatThrownBy(() -> register(one, id)).hasMessageContaining("four-eyes");
    register(another, id);
    assertThat(keys.published(id).status()).isEqualTo(KeyStatus.REGISTERED);
    assertThatThrownBy(() -> government.discard(one, id)).isInstanceOf(Conflict.class);
  }

  @Test
  void the_database_too_refuses_that_the_same_person_checks_it() {
    UUID id = draft(table(1_000), 21_000, null);
    government.enter(one, UUID.randomUUID(), id, edition(id), null);
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    update allocation.key
                       set status = 'REGISTERED', standing_by = entered_by,
                           standing_by_name = entered_by_name, standing_at = entered_at
                     where id = :id
                    """)
                .param("id", id)
                .update())
        .hasMessageContaining("key_check");
  }

  @Test
  @Shows("O16")
  void a_sum_that_is_not_the_frame_is_never_registered_in_silence() {
    UUID id = draft(table(1_000), 20_999, null);
    assertThatThrownBy(() -> government.enter(one, UUID.randomUUID(), id, edition(id), " "))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("allocation.check.sum.FAILS");
    government.enter(one, UUID.randomUUID(), id, edition(id), "En krona mer än ramen.");
    register(another, id);
    assertThat(keys.published(id).finding()).isEqualTo("En krona mer än ramen.");
  }

  @Test
  void what_does_not_agree_with_the_document_goes_back_to_draft() {
    UUID id = draft(table(1_000), 21_000, null);
    government.enter(one, UUID.randomUUID(), id, edition(id), null);
    assertThatThrownBy(
            () -> government.register(another, UUID.randomUUID(), id, edition(id), false))
        .isInstanceOf(Refused.class);
    government.sendBack(another, UUID.randomUUID(), id, edition(id));
    assertThat(keys.key(one, id).status()).isEqualTo(KeyStatus.DRAFT);
  }

  @Test
  void only_a_new_government_decision_replaces_it_and_both_are_kept() {
    UUID first = registered(null);
    UUID second = registered(new AllocationKey.Replacement(first, "Regeringsbeslut om ändring."));
    assertThat(keys.published(first).status()).isEqualTo(KeyStatus.SUPERSEDED);
    assertThat(keys.successor(first).orElseThrow().id()).isEqualTo(second);
    assertThat(keys.published(second).version()).isEqualTo(2);
    assertThat(keys.rows(keys.published(first))).hasSize(21);
  }

  private UUID registered(AllocationKey.@Nullable Replacement replacement) {
    UUID id = draft(table(1_000), 21_000, replacement);
    government.enter(one, UUID.randomUUID(), id, edition(id), null);
    register(another, id);
    return id;
  }

  private UUID draft(String table, long frame, AllocationKey.@Nullable Replacement replacement) {
    KeyTerms terms =
        new KeyTerms(
            null,
            "Regeringens prov " + UUID.randomUUID(),
            RecipientKind.REGION,
            new BudgetYear(2019),
            DAY,
            Money.ofKronor(frame),
            "Ett regeringsbeslut",
            List.of(),
            null);
    return UUID.fromString(
        government
            .draft(
                one,
                UUID.randomUUID(),
                new GovernmentKeys.Annex(
                    terms,
                    "Regeringskansliet",
                    DAY,
                    null,
                    "bilaga.csv",
                    "text/csv",
                    new NewDocument.Content(table.getBytes(StandardCharsets.UTF_8)),
                    Ambiguity.Points.ASK,
                    null,
                    null,
                    replacement),
                Locale.of("sv"))
            .id());
  }

  private String table(long kronor) {
    return recipients.roles(RecipientKind.REGION, DAY).stream()
        .map(role -> role.code() + ";" + role.name() + ";" + kronor)
        .collect(Collectors.joining("\n", "kod;mottagare;belopp\n", "\n"));
  }

  private void register(Actor actor, UUID id) {
    government.register(actor, UUID.randomUUID(), id, edition(id), true);
  }

  private UUID caseOf(UUID id) {
    return java.util.Objects.requireNonNull(keys.key(one, id).caseId());
  }

  private int edition(UUID id) {
    return keys.key(one, id).edition();
  }

  private static Actor actor(UUID agency, Role role) {
    return new Actor(UUID.randomUUID(), "Test Testsson", agency, Set.of(role), "test");
  }
}
