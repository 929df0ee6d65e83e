package se.statsbidrag.requisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.allocation.Ceiling;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.requisition.accounts.Account;

/** What the form may say: every refusal, and every way to write an amount. */
@SystemTest
class FormRulesTest {

  private static final long KRONOR = 4_528_687;

  @Autowired FormFixture form;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1200",
        "1 200",
        "1\u00a0200",
        "1\u202f200",
        "1\u2009200",
        " 1 200 kr",
        "1200,00",
        "1200 KR"
      })
  @Shows("R60")
  void an_amount_is_read_with_every_kind_of_space_and_with_its_unit(String typed) {
    assertThat(amount("PART", typed)).isEmpty();
    assertThat(claimed(typed)).isEqualTo(Money.ofKronor(1200));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|requisition.refusal.amount",
        "-1|requisition.refusal.negative",
        "\u22121|requisition.refusal.negative",
        "0|requisition.refusal.zero",
        "1,50|requisition.refusal.whole-kronor",
        "1.000|requisition.refusal.point",
        "12 34|layout.typed.GROUPS",
        "tusen|layout.typed.NOT_A_NUMBER",
        "1,555|layout.typed.DECIMALS",
        "99999999999999999999|layout.typed.TOO_LARGE",
        "4 528 688|requisition.refusal.above",
        "4 528 687|requisition.refusal.is-whole"
      })
  @Shows("R60")
  void an_amount_that_cannot_stand_has_its_own_sentence(String typed, String key) {
    assertThat(amount("PART", typed)).containsExactly(key);
  }

  @Test
  @Shows("R60")
  void any_whole_amount_below_the_ceiling_is_taken_as_it_is_and_none_above() {
    Random random = new Random(2020);
    for (int i = 0; i < 2000; i++) {
      long kronor = random.nextLong(-10, 2 * KRONOR);
      String typed = i % 2 == 0 ? grouped(kronor, random) : String.valueOf(kronor);
      boolean stands = kronor > 0 && kronor < KRONOR;
      assertThat(amount("PART", typed).isEmpty()).as("seed 2020, %s", typed).isEqualTo(stands);
      if (stands) {
        assertThat(claimed(typed)).isEqualTo(Money.ofKronor(kronor));
      }
    }
  }

  @Test
  @Shows("L24")
  void only_one_who_asks_for_the_whole_can_wish_to_share_in_what_others_leave() {
    assertThat(keys(Part.AMOUNT, Map.of("choice", "WHOLE", "share", "true"))).isEmpty();
    assertThat(keys(Part.AMOUNT, Map.of("choice", "PART", "amount", "100", "share", "false")))
        .isEmpty();
    assertThat(keys(Part.AMOUNT, Map.of("choice", "PART", "amount", "100", "share", "true")))
        .containsExactly("requisition.refusal.share-needs-whole");
    assertThat(keys(Part.AMOUNT, Map.of("choice", "PART", "amount", "100")))
        .as("who cannot share is not asked")
        .isEmpty();
    assertThat(keys(Part.AMOUNT, Map.of("choice", "WHOLE", "amount", "12", "share", "true")))
        .containsExactly("requisition.refusal.two-amounts.WHOLE");
    assertThat(keys(Part.AMOUNT, Map.of("choice", "WHOLE")))
        .containsExactly("requisition.refusal.share");
  }

  @Test
  @Shows("R53")
  void to_decline_is_an_answer_that_needs_no_account_contact_or_terms() {
    Answers answers = answers(Map.of("choice", "NONE", "ownCaseNumber", ""));
    assertThat(FormRules.whole(answers, offer())).isEmpty();
    Claim claim = FormRules.claim(answers, offer());
    assertThat(claim.amount()).isEqualTo(Money.ZERO);
    assertThat(claim.account()).isNull();
    assertThat(claim.share()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BANKGIRO|5402-9681|54029681",
        "BANKGIRO|5402 9681|54029681",
        "BANKGIRO|991-2346|9912346",
        "PLUSGIRO|1-8|18",
        "PLUSGIRO|28 65 43-4|2865434"
      })
  void a_giro_number_is_read_with_spaces_and_dashes(
      Account.Kind kind, String typed, String number) {
    assertThat(Account.read(kind, typed)).contains(new Account(kind, number));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BANKGIRO|5402-9682",
        "BANKGIRO|123",
        "BANKGIRO|''",
        "BANKGIRO|5402-96811",
        "PLUSGIRO|1",
        "PLUSGIRO|٥٤٠٢",
        "BANKGIRO|kontot"
      })
  void a_number_of_the_wrong_length_or_with_a_wrong_last_digit_is_refused(
      Account.Kind kind, String typed) {
    assertThat(Account.read(kind, typed)).isEmpty();
    assertThat(keys(Part.ACCOUNT, Map.of("accountKind", kind.name(), "accountNumber", typed)))
        .containsExactly("requisition.refusal.account." + kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Anna Ek|",
        "Åsa-Märta O’Brien (vik.)|",
        "<script>alert(1)</script>|requisition.refusal.sign",
        "Anna \uD83D\uDE00|requisition.refusal.sign",
        "''|requisition.refusal.contact-name"
      })
  void a_name_takes_letters_of_every_language_and_nothing_that_is_no_name(
      String name, @Nullable String key) {
    List<String> keys =
        keys(Part.CONTACT, Map.of("contactName", name, "contactEmail", "a@b.example"));
    assertThat(keys).isEqualTo(key == null ? List.of() : List.of(key));
  }

  @Test
  void a_text_of_ten_thousand_signs_or_with_unseen_ones_is_not_even_kept() {
    assertThat(FormRules.unkeepable(Map.of("contactName", "a".repeat(10_000))))
        .extracting(Refusal::key)
        .containsExactly("requisition.refusal.too-long");
    for (String unseen : List.of("Anna\u202eEk", "Anna\u200fEk", "Anna\u0000", "A\u2066b\u2069")) {
      assertThat(FormRules.unkeepable(Map.of("contactName", unseen)))
          .extracting(Refusal::key)
          .containsExactly("requisition.refusal.unseen");
    }
    assertThat(FormRules.shown("1".repeat(10_000))).hasSizeLessThan(50);
  }

  @Test
  void terms_that_have_got_a_new_version_are_read_again() {
    assertThat(keys(Part.CONDITIONS, Map.of("conditionsRead", "1"))).isEmpty();
    assertThat(keys(Part.CONDITIONS, Map.of("conditionsRead", "0")))
        .containsExactly("requisition.refusal.new-terms");
    assertThat(keys(Part.CONDITIONS, Map.of("conditionsRead", "")))
        .containsExactly("requisition.refusal.conditions");
  }

  private Offer offer() {
    var round = form.round();
    return new Offer(
        round,
        "Socialstyrelsen",
        new RecipientRole(
            UUID.randomUUID(),
            UUID.randomUUID(),
            RecipientKind.MUNICIPALITY,
            "0180",
            "Stockholm",
            "01",
            se.statsbidrag.kernel.Period.from(LocalDate.EPOCH)),
        null,
        java.util.Objects.requireNonNull(round.terms()),
        new Ceiling(Money.ofKronor(KRONOR), UUID.randomUUID(), "nyckeln", false));
  }

  private List<String> amount(String choice, String typed) {
    return keys(Part.AMOUNT, Map.of("choice", choice, "amount", typed, "share", "false"));
  }

  private Money claimed(String typed) {
    Map<String, String> all = new HashMap<>();
    FormFixture.whole().values().forEach(all::putAll);
    all.putAll(Map.of("choice", "PART", "amount", typed, "share", "false"));
    return FormRules.claim(answers(all), offer()).amount();
  }

  private List<String> keys(Part part, Map<String, String> typed) {
    return FormRules.of(part, answers(typed), offer()).stream().map(Refusal::key).toList();
  }

  private static Answers answers(Map<String, String> typed) {
    return Answers.NONE.with(typed, 1, "Anna Ek");
  }

  private static String grouped(long kronor, Random random) {
    List<String> spaces = List.of(" ", "\u00a0", "\u202f", "\u2009");
    StringBuilder out = new StringBuilder();
    String digits = String.valueOf(Math.abs(kronor));
    String space = spaces.get(random.nextInt(spaces.size()));
    for (int i = 0; i < digits.length(); i++) {
      out.append(i > 0 && (digits.length() - i) % 3 == 0 ? space : "").append(digits.charAt(i));
    }
    String sign = kronor < 0 ? new ArrayList<>(List.of("-", "\u2212")).get(random.nextInt(2)) : "";
    return sign + out + (random.nextBoolean() ? " kr" : "");
  }
}
