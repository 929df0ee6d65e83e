package se.statsbidrag.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.Shows;
import se.statsbidrag.kernel.Period;

@Shows("O5")
class NameMatcherTest {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzåäöé";

  private final List<RecipientRole> municipalities = municipalities();
  private final NameMatcher matcher = new NameMatcher(municipalities, Map.of());

  @Test
  void the_official_name_of_each_municipality_is_itself() {
    assertThat(municipalities).hasSize(290);
    for (RecipientRole municipality : municipalities) {
      assertThat(matcher.match(municipality.name()))
          .isEqualTo(new NameMatch.Exact(municipality.name(), municipality));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STOCKHOLM,Stockholm",
    "Stockholms stad,Stockholm",
    "Stockholm stad,Stockholm",
    "Göteborgs Stad,Göteborg",
    "Borås kommun,Borås",
    "Mölndals kommun,Mölndal",
    "'  Upplands   Väsby ',Upplands Väsby",
    "Dals–Ed,Dals-Ed"
  })
  void case_spaces_and_the_word_kommun_do_not_matter(String written, String meant) {
    assertThat(matcher.match(written))
        .asInstanceOf(type(NameMatch.Exact.class))
        .extracting(match -> match.role().name())
        .isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "Möndal,Mölndal,1",
    "Bengtstors,Bengtsfors,1",
    "Göteburg,Göteborg,1",
    "Upplands-Väsby,Upplands Väsby,1",
    "Tanums,Tanum,1",
    "Möndals kommun,Mölndal,1",
    "Härnösadn,Härnösand,1"
  })
  void a_misspelling_is_proposed_never_taken(String written, String meant, int distance) {
    assertThat(matcher.match(written))
        .asInstanceOf(type(NameMatch.Proposed.class))
        .extracting(match -> match.candidates().getFirst())
        .satisfies(first -> {
          assertThat(first.role().name()).isEqualTo(meant);
          assertThat(first.distance()).isEqualTo(distance);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Atlantis", "Totalt", "Köpenhamn", "xyz"})
  void a_name_that_resembles_nothing_is_unknown(String written) {
    assertThat(matcher.match(written)).isEqualTo(new NameMatch.Unknown(written));
  }

  @Test
  void a_name_confirmed_before_is_exact_from_then_on() {
    RecipientRole molndal = named("Mölndal");
    NameMatcher knowing = new NameMatcher(municipalities, Map.of("möndal", molndal));
    assertThat(knowing.match("MÖNDAL")).isEqualTo(new NameMatch.Exact("MÖNDAL", molndal));
  }

  @Test
  void an_official_name_wins_over_another_ones_alias() {
    NameMatcher knowing = new NameMatcher(municipalities, Map.of("habo", named("Håbo")));
    assertThat(knowing.match("Habo")).isEqualTo(new NameMatch.Exact("Habo", named("Habo")));
  }

  @Test
  void one_edited_letter_is_always_proposed_and_never_silently_accepted() {
    SplittableRandom random = new SplittableRandom(20_191_101);
    int tried = 0;
    for (int i = 0; i < 20_000; i++) {
      RecipientRole meant = municipalities.get(random.nextInt(municipalities.size()));
      String edited = edited(meant.name(), random);
      if (isSomebodysName(edited)) {
        continue; // Håbo and Habo, Mora and Nora: a letter apart, both real
      }
      tried++;
      NameMatch match = matcher.match(edited);
      assertThat(match).as(edited).isInstanceOf(NameMatch.Proposed.class);
      assertThat(((NameMatch.Proposed) match).candidates())
          .as(edited)
          .extracting(NameMatch.Candidate::role)
          .contains(meant);
    }
    assertThat(tried).isGreaterThan(18_500);
  }

  @Test
  void the_distance_is_the_same_both_ways_and_zero_only_for_the_same() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      String one = municipalities.get(random.nextInt(290)).name();
      String other = municipalities.get(random.nextInt(290)).name();
      assertThat(NameMatcher.distance(one, other)).isEqualTo(NameMatcher.distance(other, one));
      assertThat(NameMatcher.distance(one, other) == 0).isEqualTo(one.equals(other));
    }
  }

  private boolean isSomebodysName(String written) {
    return municipalities.stream()
        .anyMatch(role -> NameFold.of(role.name()).equals(NameFold.of(written)));
  }

  /** The name with one letter changed, added, removed, or swapped with the next. */
  private static String edited(String name, SplittableRandom random) {
    StringBuilder text = new StringBuilder(name);
    int at = random.nextInt(name.length());
    char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
    switch (random.nextInt(4)) {
      case 0 -> text.setCharAt(at, letter);
      case 1 -> text.insert(at, letter);
      case 2 -> text.deleteCharAt(at);
      default -> {
        if (at + 1 < name.length()) {
          text.setCharAt(at, name.charAt(at + 1));
          text.setCharAt(at + 1, name.charAt(at));
        }
      }
    }
    return text.toString();
  }

  private RecipientRole named(String name) {
    return municipalities.stream()
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<RecipientRole> municipalities() {
    try (InputStream file =
        NameMatcherTest.class.getResourceAsStream("/reference/municipalities.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .map(row -> role(row[0], row[1]))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static RecipientRole role(String code, String name) {
    return new RecipientRole(
        new UUID(0, Long.parseLong(code)),
        new UUID(1, Long.parseLong(code)),
        RecipientKind.MUNICIPALITY,
        code,
        name,
        code.substring(0, 2),
        Period.from(LocalDate.of(2007, 1, 1)));
  }
}
