package se.statsbidrag.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.BudgetYear;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.ledger.Ledger;
import se.statsbidrag.ledger.Movement;
import se.statsbidrag.ledger.NewPot;
import se.statsbidrag.ledger.Side;
import se.statsbidrag.ledger.TransferPage;

@SystemTest
class ItemAccountsTest {

  private static final BudgetYear YEAR = new BudgetYear(2020);
  private static final LocalDate MARCH = LocalDate.of(2020, 3, 12);
  private static final LocalDate JULY = LocalDate.of(2020, 7, 1);
  private static final LocalDate AUGUST = LocalDate.of(2020, 8, 3);

  @Autowired Ledger ledger;
  @Autowired ItemAccounts accounts;

  private final Actor actor =
      new Actor(
          UUID.randomUUID(), "Ekon Ekonom", UUID.randomUUID(), Set.of(Role.ECONOMIST), "test");
  private int keys;

  @Test
  @Shows("L12")
  void an_item_is_what_was_assigned_less_decided_and_paid_plus_returned() {
    UUID item = assigned("UO13-3:1-8", 31_500_000);
    UUID line = line("Regioner", item, 31_500_000);
    UUID gotland = pot("AWARD", "Gotland");
    UUID skane = pot("AWARD", "Skåne");
    UUID paid = paid("UO13-3:1-8");
    move(line, gotland, 1_162_000, JULY);
    move(line, skane, 3_000_000, JULY);
    move(gotland, paid, 1_162_000, AUGUST);
    move(paid, line, 62_000, AUGUST.plusDays(30));

    ItemAccount july = item(JULY);
    assertThat(july.amount(FigureName.DECIDED)).isEqualTo(kronor(4_162_000));
    assertThat(july.amount(FigureName.PAID)).isEqualTo(Money.ZERO);
    assertThat(july.disposable()).isEqualTo(kronor(27_338_000));

    ItemAccount october = item(LocalDate.of(2020, 10, 1));
    assertThat(october.amount(FigureName.ASSIGNED)).isEqualTo(kronor(31_500_000));
    assertThat(october.amount(FigureName.DECIDED)).isEqualTo(kronor(3_000_000));
    assertThat(october.amount(FigureName.PAID)).isEqualTo(kronor(1_162_000));
    assertThat(october.amount(FigureName.RETURNED)).isEqualTo(kronor(62_000));
    assertThat(october.disposable()).isEqualTo(kronor(27_400_000));
    assertThat(october.estimated()).isFalse();
    assertThat(year(LocalDate.of(2020, 10, 1)).holds()).isTrue();
  }

  @Test
  void a_figure_opens_to_the_transfers_that_it_is_made_of() {
    UUID item = assigned("UO13-3:1-8", 31_500_000);
    UUID line = line("Regioner", item, 31_500_000);
    UUID gotland = pot("AWARD", "Gotland");
    move(line, gotland, 1_162_000, JULY);
    move(gotland, paid("UO13-3:1-8"), 1_162_000, AUGUST);
    move(line, pot("AWARD", "Skåne"), 3_000_000, AUGUST);

    Figure decided = item(AUGUST).figure(FigureName.DECIDED);
    TransferPage behind = accounts.behind(actor.agencyId(), decided, AUGUST, 1);
    assertThat(behind.transfers()).hasSize(3);
    Money sum =
        Money.sum(
            behind.transfers().stream()
                .map(own -> own.from().equals(line) ? own.amount() : own.amount().negated())
                .toList());
    assertThat(sum).isEqualTo(decided.amount()).isEqualTo(kronor(3_000_000));
    assertThat(accounts.behind(actor.agencyId(), decided, JULY, 1).transfers()).hasSize(1);
  }

  @Test
  void money_that_is_promised_counts_as_decided() {
    UUID item = assigned("UO13-3:1-8", 100);
    UUID line = line("Regioner", item, 100);
    ledger.promise(actor, movement(line, pot("AWARD", "Gotland"), 40, JULY));
    assertThat(item(JULY).amount(FigureName.DECIDED)).isEqualTo(kronor(40));
    assertThat(item(JULY).disposable()).isEqualTo(kronor(60));
    assertThat(item(MARCH).disposable()).isEqualTo(kronor(100));
    assertThat(year(JULY).holds()).isTrue();
  }

  @Test
  @Shows("L17")
  void what_is_not_paid_of_a_line_that_two_items_pay_for_is_shared_to_the_ore() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      List<String> codes = List.of("UO13-3:1-8", "UO9-4:7-8", "UO9-4:7-9");
      var funded = new java.util.TreeMap<String, Money>();
      var paid = new java.util.TreeMap<String, Money>();
      var cost = new java.util.TreeMap<String, Money>();
      var returned = new java.util.TreeMap<String, Money>();
      for (String code : codes) {
        Money given = new Money(1 + random.nextLong(7_500_000_000L));
        funded.put(code, given);
        paid.put(code, new Money(random.nextLong(given.ore())));
        returned.put(code, new Money(random.nextLong(paid.get(code).ore() + 1)));
        cost.put(code, new Money(random.nextLong(given.minus(paid.get(code)).ore())));
      }
      Money room =
          Money.sum(funded.values())
              .minus(Money.sum(paid.values()))
              .minus(Money.sum(cost.values()))
              .plus(Money.sum(returned.values()));
      Money unpaid = new Money(random.nextLong(room.ore() + 1));
      List<String> order = seed % 2 == 0 ? List.of() : codes.reversed();
      LineAccount line =
          new LineAccount(
              ledger.pot(actor.agencyId(), pot("BUDGET_LINE", "Kommuner")),
              funded,
              unpaid,
              paid,
              cost,
              returned,
              room.minus(unpaid),
              order);
      List<LineAccount> parts = codes.stream().map(line::of).toList();
      assertThat(Money.sum(parts.stream().map(LineAccount::unpaid).toList())).isEqualTo(unpaid);
      assertThat(Money.sum(parts.stream().map(LineAccount::left).toList()))
          .as("seed %d", seed)
          .isEqualTo(line.left())
          .isEqualTo(line.leftByFigures());
      for (LineAccount part : parts) {
        String code = part.funded().firstKey();
        assertThat(part.paid()).isEqualTo(paid.get(code));
        assertThat(part.returned()).isEqualTo(returned.get(code));
        assertThat(order.isEmpty() || !part.left().isNegative()).isTrue();
      }
    }
  }

  @Test
  @Shows({"R17", "R18", "L17"})
  void what_is_paid_is_read_from_the_item_that_was_charged() {
    UUID nine = assigned("UO9-4:7-8", 71);
    UUID thirteen = assigned("UO13-3:1-8", 4);
    UUID line = line("Kommuner", nine, 71);
    move(thirteen, line, 4, MARCH);
    UUID ale = pot("AWARD", "Ale");
    move(line, ale, 40, JULY);
    move(ale, paid("UO9-4:7-8"), 37, AUGUST);
    move(ale, paid("UO13-3:1-8"), 3, AUGUST);
    move(paid("UO13-3:1-8"), ale, 1, AUGUST.plusDays(9));
    YearAccount year = year(LocalDate.of(2020, 12, 31));
    ItemAccount first = year.items().getFirst();
    ItemAccount last = year.items().getLast();
    assertThat(first.amount(FigureName.PAID)).isEqualTo(kronor(37));
    assertThat(last.amount(FigureName.PAID)).isEqualTo(kronor(3));
    assertThat(last.amount(FigureName.RETURNED)).isEqualTo(kronor(1));
    assertThat(year.sum(FigureName.DECIDED)).isEqualTo(kronor(1));
    assertThat(year.holds()).isTrue();
    assertThat(year(AUGUST).items()).noneMatch(ItemAccount::estimated);
    TransferPage behind =
        accounts.behind(actor.agencyId(), first.figure(FigureName.PAID), AUGUST, 1);
    assertThat(behind.transfers()).hasSize(1);
  }

  @Test
  @Shows({"R17", "R18"})
  void two_items_that_pay_for_one_line_each_have_their_part_and_it_is_said() {
    UUID nine = assigned("UO9-4:7-8", 71);
    UUID thirteen = assigned("UO13-3:1-8", 4);
    UUID line = line("Kommuner", nine, 71);
    move(thirteen, line, 4, MARCH);
    move(line, pot("AWARD", "Ale"), 75, JULY);
    YearAccount year = year(JULY);
    assertThat(year.items())
        .extracting(ItemAccount::code)
        .containsExactly("UO9-4:7-8", "UO13-3:1-8");
    assertThat(year.items().getFirst().amount(FigureName.DECIDED)).isEqualTo(kronor(71));
    assertThat(year.items().getLast().amount(FigureName.DECIDED)).isEqualTo(kronor(4));
    assertThat(year.items()).allMatch(ItemAccount::estimated);
    assertThat(year.disposable()).isEqualTo(Money.ZERO);
    assertThat(year.holds()).isTrue();
  }

  @Test
  void figures_that_the_pots_do_not_hold_are_told() {
    UUID item = assigned("UO13-3:1-8", 100);
    UUID line = line("Regioner", item, 100);
    move(line, pot("TEST", "Utanför"), 10, JULY);
    assertThat(year(JULY).holds()).isFalse();
  }

  @Test
  void an_item_without_money_is_not_found() {
    assertThatThrownBy(() -> ItemAccounts.item(year(JULY), "UO9-4:7-8"))
        .isInstanceOf(NotFound.class);
  }

  private YearAccount year(LocalDate day) {
    return accounts.year(actor.agencyId(), YEAR, day);
  }

  private ItemAccount item(LocalDate day) {
    return ItemAccounts.item(year(day), "UO13-3:1-8");
  }

  private UUID assigned(String code, long kronor) {
    UUID item = pot("APPROPRIATION_ITEM", code);
    move(pot("TREASURY", "Statskassan"), item, kronor, MARCH);
    return item;
  }

  private UUID line(String name, UUID item, long kronor) {
    UUID line = pot("BUDGET_LINE", name);
    move(item, line, kronor, MARCH);
    return line;
  }

  private UUID pot(String kind, String name) {
    Side side = kind.equals("TREASURY") ? Side.DEBIT : Side.CREDIT;
    ObjectRef object = new ObjectRef("test.object", name, name);
    return ledger.open(actor.agencyId(), new NewPot(YEAR, name, kind, name, side, object)).id();
  }

  private UUID paid(String item) {
    ObjectRef object = new ObjectRef("appropriation.item", item, item);
    String name = "Utbetalt " + item;
    return ledger
        .open(actor.agencyId(), new NewPot(YEAR, name, "PAID", name, Side.CREDIT, object))
        .id();
  }

  private void move(UUID from, UUID to, long kronor, LocalDate day) {
    ledger.move(actor, movement(from, to, kronor, day));
  }

  private Movement movement(UUID from, UUID to, long kronor, LocalDate day) {
    ObjectRef object = new ObjectRef("test.object", "1", "Provet");
    return new Movement(
        "k" + keys++, "TESTED", from, to, kronor(kronor), day, object, null, "prov");
  }

  private static Money kronor(long amount) {
    return Money.ofKronor(amount);
  }
}
