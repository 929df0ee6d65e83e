package se.statsbidrag.appropriation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/** A mandate's file: read as written, written as read, and complaints that name line and place. */
class MandateFormatTest {

  private final MandateFormat format = new MandateFormat();

  @Test
  void what_is_written_is_read_back_the_same() {
    for (String file : List.of(MandateStoryTest.mandate(), MandateStoryTest.amendment())) {
      MandateDocument document = format.read(file);
      assertThat(format.read(format.write(document))).isEqualTo(document);
      assertThat(format.fromJson(format.toJson(document))).isEqualTo(document);
      assertThat(format.missing(document)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "instrument: DIRECT       | instrument: GIFT      | enum    | /budgets/0/lines/5/instrument",
        "amount: 31500000         | amount: 31 500 000    | type.integer | /budgets/0/lines/1/amount",
        "amount: 31500000         | amount: 3.15          | type.integer    | /budgets/0/lines/1/amount",
        "amount: 31500000         | amount: -1            | minimum | /budgets/0/lines/1/amount",
        "amount: 31500000         | amount: 9000000000001 | maximum | /budgets/0/lines/1/amount",
        "date: \"2020-03-12\"     | date: \"12 mars 2020\" | pattern | /decision/date",
        "date: \"2020-03-12\"     | date: \"2020-02-30\"  | format  | /decision/date",
        "rows: 290                | rows: 29000000000     | other   | /annexes/0/tables/0/rows",
        "title: Uppdrag att       | titel: Uppdrag att    | additionalProperties | /decision",
        "number: 9, name:         | number: 28, name:     | maximum | /appropriationItems/0/expenditureArea/number"
      })
  void a_value_that_breaks_the_schema_is_refused_with_its_line_and_place(
      String right, String wrong, String complaint, String place) {
    String text = MandateStoryTest.mandate();
    int at = text.indexOf(right);
    long line = text.substring(0, at).lines().count();
    String changed = text.substring(0, at) + wrong + text.substring(at + right.length());
    assertThat(refusals(changed))
        .anySatisfy(refusal -> {
          assertThat(refusal.key()).isEqualTo("appropriation.file." + complaint);
          assertThat(refusal.arguments().get(1)).isEqualTo(place);
          assertThat(Long.parseLong(refusal.arguments().getFirst().toString()))
              .isBetween(complaint.startsWith("additional") ? 1L : line, line + 1);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "group: COMPETENCE   | group: COMPETENSE  | unknown.group",
        "strand: COMPETENCE_SUPPORT | strand: COMPETENCE | unknown.strand",
        "parties: [LST, NCK, BARNAFRID] | parties: [LST, NCK, UU] | unknown.party",
        "{ item: \"UO9-4:7-8\", amount: 7000000 } | { item: \"UO9-4:7-9\", amount: 7000000 } | unknown.item",
        "code: REGIONS       | code: MUNICIPALITIES | twice",
        "before: INTERIM_REPORT | before: MIDTERM  | unknown.duty",
        "line: ASSOCIATIONS   | line: FORENINGAR    | unknown.line",
        "- code: UO9-4:7-8   | - code: UO9-4:7-7   | itemCode"
      })
  void a_reference_to_what_is_not_there_is_refused(String right, String wrong, String what) {
    assertThat(refusals(MandateStoryTest.mandate().replace(right.strip(), wrong.strip())))
        .extracting(Refusal::key)
        .contains("appropriation.refusal." + what);
  }

  @Test
  void a_line_needs_no_items_of_its_own_where_the_items_are_taken_in_order() {
    String ordered =
        MandateStoryTest.mandate()
            .replace(
                """
                        charges:
                          - { item: "UO13-3:1-8", amount: 31500000 }
                """,
                "");
    assertThat(refusals(ordered))
        .extracting(Refusal::key)
        .containsExactly("appropriation.refusal.uncharged");
    assertThat(format.read(ordered.replace("method: CATEGORY\n", "method: ORDER\n"))).isNotNull();
  }

  private List<Refusal> refusals(String text) {
    try {
      format.read(text);
    } catch (Refused refused) {
      return refused.refusals();
    }
    throw new AssertionError("was not refused");
  }
}
