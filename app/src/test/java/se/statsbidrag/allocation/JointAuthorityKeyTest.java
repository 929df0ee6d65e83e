package se.statsbidrag.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.allocation.figures.FigureDraft;
import se.statsbidrag.allocation.figures.FigureImports;
import se.statsbidrag.allocation.figures.FigureSeries;
import se.statsbidrag.engine.Component;
import se.statsbidrag.engine.Rule;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.NewRecipient;
import se.statsbidrag.recipient.RecipientHistory;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;

@SystemTest
@Transactional
class JointAuthorityKeyTest {

  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  @Autowired Recipients recipients;
  @Autowired RecipientHistory history;
  @Autowired FigureImports imports;
  @Autowired OwnKeys keys;

  @Test
  @Shows("R33")
  void a_kommunalförbund_can_be_a_recipient_and_be_allocated_to() {
    UUID agency = recipients.add("Provmyndigheten", false);
    Actor officer = new Actor(UUID.randomUUID(), "Test", agency, Set.of(Role.CASE_OFFICER), "test");
    register(officer, "Norra provförbundet", "P1");
    register(officer, "Södra provförbundet", "P2");
    FigureSeries members =
        imports.load(
            officer,
            new FigureDraft(
                RecipientKind.JOINT_AUTHORITY,
                "members",
                "Medlemmar",
                "kommuner",
                DAY,
                "egen lista",
                DAY,
                null,
                false,
                false,
                null),
            null,
            "medlemmar.csv",
            "namn;antal\nNorra provförbundet;3\nSödra provförbundet;1\n"
                .getBytes(StandardCharsets.UTF_8),
            Map.of());
    KeyTerms terms =
        new KeyTerms(
            null,
            "Till kommunalförbund",
            RecipientKind.JOINT_AUTHORITY,
            new BudgetYear(2020),
            DAY,
            Money.ofKronor(1_000_000),
            "ett prov",
            List.of(),
            "påhittat");
    OwnKeys.Preview key =
        keys.preview(
            officer,
            new OwnKeys.Plan(
                terms,
                List.of(members.id()),
                Rule.of(new Component.Share("members")),
                "prov",
                null));
    assertThat(key.rows())
        .filteredOn(row -> row.printedName().endsWith("provförbundet"))
        .extracting(KeyRow::amount)
        .containsExactly(Money.ofKronor(750_000), Money.ofKronor(250_000));
  }

  private void register(Actor officer, String name, String code) {
    history.register(
        officer,
        UUID.randomUUID(),
        new NewRecipient(RecipientKind.JOINT_AUTHORITY, name, code, null, null, DAY));
  }
}
