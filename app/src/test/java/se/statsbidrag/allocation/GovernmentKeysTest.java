package se.statsbidrag.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.engine.Allocation;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.recipient.RecipientKind;

/** The keys of 2017 and 2020 as the first start registers them. */
@SystemTest
class GovernmentKeysTest {

  @Autowired Keys keys;
  @Autowired JdbcClient jdbc;

  @Test
  @Shows({"R33", "R34", "R42", "L1"})
  void the_municipal_key_of_2020_stands_as_the_annex_has_it() {
    AllocationKey key = key(2020, RecipientKind.MUNICIPALITY);
    assertThat(key.status()).isEqualTo(KeyStatus.REGISTERED);
    assertThat(key.rows()).isEqualTo(290);
    assertThat(key.sum()).isEqualTo(Money.ofKronor(75_000_000)).isEqualTo(key.terms().frame());
    assertThat(key.driver("population").orElseThrow().referenceDate()).hasToString("2019-11-01");
    long heads =
        keys.rows(key).stream()
            .mapToLong(row -> Objects.requireNonNull(row.figures().get("population")))
            .sum();
    assertThat(heads).isEqualTo(10_319_473);
  }

  @Test
  @Shows({"R35", "R36", "R37"})
  void the_largest_and_the_smallest_row_are_stockholm_and_bjurholm() {
    List<KeyRow> rows = keys.rows(key(2020, RecipientKind.MUNICIPALITY));
    KeyRow first = rows.getFirst();
    assertThat(first.printedName()).isEqualTo("Stockholm");
    assertThat(first.amount()).isEqualTo(Money.ofKronor(4_528_687));
    KeyRow last = row(2020, RecipientKind.MUNICIPALITY, "Bjurholm");
    assertThat(last.figures()).containsEntry("population", 2_415L).containsEntry("group", 4L);
    assertThat(last.amount()).isEqualTo(Money.ofKronor(104_883));
  }

  @Test
  @Shows("O5")
  void the_two_misspelled_names_stand_as_printed_and_mean_who_a_person_said() {
    assertThat(keys.rows(key(2020, RecipientKind.MUNICIPALITY)))
        .filteredOn(row -> row.printedName().matches("Möndal|Bengtstors"))
        .extracting(KeyRow::printedName, KeyRow::code)
        .containsExactlyInAnyOrder(tuple("Möndal", "1481"), tuple("Bengtstors", "1460"));
  }

  @Test
  @Shows({"R38", "R43", "R44"})
  void the_regional_key_of_2020_is_what_its_stated_rule_gives() {
    AllocationKey key = key(2020, RecipientKind.REGION);
    Allocation computed = keys.computed(key).orElseThrow();
    List<KeyRow> rows = keys.rows(key);
    assertThat(rows).hasSize(21);
    assertThat(same(computed, rows)).isEqualTo(21);
  }

  @Test
  @Shows({"O1", "R39", "R41"})
  void the_rule_found_beside_the_municipal_key_is_an_inference_and_its_misses_are_counted() {
    AllocationKey key = key(2020, RecipientKind.MUNICIPALITY);
    assertThat(Objects.requireNonNull(key.rule()).isInference()).isTrue();
    Allocation computed = keys.computed(key).orElseThrow();
    assertThat(same(computed, keys.rows(key))).isEqualTo(86 + 198);
    assertThat(computed.sumOre()).isEqualTo(74_999_994_00L);
  }

  @Test
  @Shows({"R45", "O9"})
  void gotland_stands_in_both_keys_with_a_role_in_each() {
    KeyRow municipality = row(2020, RecipientKind.MUNICIPALITY, "Gotland");
    KeyRow region = row(2020, RecipientKind.REGION, "Gotland");
    assertThat(municipality.amount()).isEqualTo(Money.ofKronor(368_699));
    assertThat(region.amount()).isEqualTo(Money.ofKronor(1_060_679));
    assertThat(municipality.roleId()).isNotEqualTo(region.roleId());
  }

  @Test
  @Shows({"R48", "O16"})
  void the_equal_split_of_2017_stands_as_published_with_its_krona_noted() {
    AllocationKey key = key(2017, RecipientKind.REGION);
    assertThat(key.sum()).isEqualTo(Money.ofKronor(20_000_001));
    assertThat(key.left()).isEqualTo(Money.ofKronor(-1));
    assertThat(key.finding()).contains("en krona mer");
    Allocation exact = keys.computed(key).orElseThrow();
    assertThat(exact.sumOre()).isEqualTo(20_000_000_00L);
    assertThat(exact.ore(20)).isEqualTo(952_380_00L);
  }

  @Test
  @Shows({"L1", "R42"})
  void a_registered_key_cannot_be_changed_in_the_database() {
    AllocationKey key = key(2020, RecipientKind.REGION);
    for (String change :
        List.of(
            "update allocation.key_row set amount_ore = 1 where key_id = :id",
            "delete from allocation.key_row where key_id = :id",
            "update allocation.key_figure set value = 1 where key_id = :id",
            "update allocation.key set frame_ore = 1 where id = :id",
            "update allocation.key set finding = 'x' where id = :id",
            "delete from allocation.key where id = :id")) {
      assertThatThrownBy(() -> jdbc.sql(change).param("id", key.id()).update())
          .as(change)
          .hasMessageContaining("never");
    }
  }

  @Test
  @Shows("L1")
  void who_registered_a_governments_key_is_not_who_checked_it() {
    assertThat(keys.published())
        .filteredOn(AllocationKey::isGovernment)
        .isNotEmpty()
        .allSatisfy(key ->
            assertThat(Objects.requireNonNull(key.standing()).by())
                .isNotEqualTo(Objects.requireNonNull(key.entered()).by()));
  }

  private static long same(Allocation computed, List<KeyRow> rows) {
    return IntStream.range(0, rows.size())
        .filter(row -> computed.ore(row) == rows.get(row).amount().ore())
        .count();
  }

  private AllocationKey key(int year, RecipientKind kind) {
    return keys.published().stream()
        .filter(key -> key.terms().year().year() == year && key.terms().kind() == kind)
        .filter(AllocationKey::isGovernment)
        .filter(key -> key.terms().title().startsWith("Utvecklingsmedel"))
        .findFirst()
        .orElseThrow();
  }

  private KeyRow row(int year, RecipientKind kind, String name) {
    return keys.rows(key(year, kind)).stream()
        .filter(row -> row.printedName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
