package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The mandate that ships: it follows the published schema and says what the decision says. */
class MandateFileTest {

  private static final String AREA_9 = "UO9-4:7-8";
  private static final String AREA_13 = "UO13-3:1-8";

  private final JsonNode mandate = read("2020/mandate");
  private final JsonNode amendment = read("2020/amendment-2021");

  @ParameterizedTest
  @ValueSource(strings = {"2017/mandate", "2020/mandate", "2020/amendment-2021"})
  void a_file_that_ships_follows_the_published_schema(String file) throws IOException {
    assertThat(schema().validate(text(file), InputFormat.YAML)).isEmpty();
  }

  @Test
  void a_file_with_a_misspelt_field_does_not_follow_the_schema() throws IOException {
    String misspelt = text("2020/mandate").replace("appropriationItems:", "apropriationItems:");
    assertThat(schema().validate(misspelt, InputFormat.YAML)).isNotEmpty();
  }

  @Test
  void every_field_of_the_schema_is_described() throws IOException {
    JsonNode schema = new YAMLMapper().readTree(Files.readString(schemaFile()));
    assertThat(undescribed(schema)).isEmpty();
  }

  @Test
  @Shows({"R1", "R2", "R8"})
  void the_decision_is_identified_as_printed() {
    JsonNode decision = mandate.get("decision");
    assertThat(decision.get("date").asString()).isEqualTo("2020-03-12");
    assertThat(decision.get("caseNumber").asString()).isEqualTo("S2020/01591/SOF (delvis)");
    assertThat(decision.get("number").asString()).isEqualTo("I:5");
    assertThat(decision.get("ministry").asString()).isEqualTo("Socialdepartementet");
    assertThat(values(decision.get("signatories"), "name"))
        .containsExactly("Lena Hallengren", "Karin Nilsson Kelly");
    assertThat(mandate.at("/addressee/postalCode").asString()).isEqualTo("106 30");
  }

  @Test
  @Shows("R4")
  void the_four_purposes_are_data() {
    assertThat(values(mandate.get("purposes"), "code"))
        .containsExactly(
            "INTIMATE_PARTNER_VIOLENCE",
            "SEXUAL_VIOLENCE",
            "HONOUR_RELATED_VIOLENCE",
            "PROSTITUTION_AND_TRAFFICKING");
  }

  @Test
  @Shows("R5")
  void lines_tasks_and_reports_belong_to_one_of_two_strands() {
    List<String> strands = values(mandate.get("workStrands"), "code");
    assertThat(strands).containsExactly("DEVELOPMENT_FUNDS", "COMPETENCE_SUPPORT");
    assertThat(strands).containsAll(values(lines(mandate), "strand"));
    assertThat(strands).containsAll(values(mandate.get("duties"), "strand"));
    mandate
        .get("parties")
        .forEach(party -> assertThat(strands).containsAll(values(party.get("tasks"), "strand")));
  }

  @Test
  @Shows("R7")
  void both_annexes_are_named_and_every_condition_says_where_it_stands() {
    assertThat(values(mandate.get("annexes"), "kind"))
        .containsExactly("ALLOCATION_KEY", "INSTRUCTIONS");
    assertThat(values(mandate.at("/annexes/0/tables"), "file"))
        .containsExactly("key-municipalities.csv", "key-regions.csv");
    assertThat(values(mandate.get("conditions"), "source"))
        .contains("Bilaga 1", "Bilaga 2")
        .allMatch(source -> source.startsWith("Bilaga ") || source.startsWith("Beslutet"));
  }

  @Test
  @Shows({"R9", "R10"})
  void the_two_distribution_lists_are_apart() {
    JsonNode lists = mandate.get("distribution");
    assertThat(values(lists.get("identical"), "party"))
        .containsExactly("JAMY", "VARDANALYS", "LST", "NCK", "BARNAFRID");
    assertThat(values(lists.get("copyTo"), "name")).hasSize(7).contains("Kammarkollegiet");
  }

  @Test
  @Shows({"R6", "R32"})
  void the_budget_of_2020_reconciles_by_line_and_by_item() {
    assertThat(amounts(lines(mandate)).values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(127_500_000L);
    assertThat(charges(lines(mandate)))
        .containsExactlyInAnyOrderEntriesOf(Map.of(AREA_9, 84_000_000L, AREA_13, 43_500_000L));
  }

  @Test
  @Shows({"R12", "R13", "R15", "R20", "R21", "R22", "R26", "R30"})
  void the_lines_are_those_of_the_decision() {
    assertThat(amounts(lines(mandate)))
        .containsEntry("MUNICIPALITIES", 75_000_000L)
        .containsEntry("REGIONS", 31_500_000L)
        .containsEntry("ASSOCIATIONS", 8_000_000L)
        .containsEntry("OWN_COSTS", 4_000_000L)
        .containsEntry("STIMULUS", 7_000_000L)
        .containsEntry("DIRECT_JAMY", 500_000L)
        .containsEntry("DIRECT_NCK", 500_000L)
        .containsEntry("DIRECT_BARNAFRID", 500_000L)
        .containsEntry("EVALUATION", 500_000L)
        .hasSize(9);
  }

  @Test
  @Shows({"R17", "R18", "R29", "O10"})
  void each_group_is_charged_as_the_decision_states() {
    assertThat(charges(group("DEVELOPMENT")))
        .isEqualTo(Map.of(AREA_9, 71_000_000L, AREA_13, 43_500_000L));
    assertThat(charges(group("COMPETENCE"))).isEqualTo(Map.of(AREA_9, 12_500_000L));
    for (JsonNode stated : mandate.at("/budgets/0/groups")) {
      assertThat(charges(group(stated.get("code").asString()))).isEqualTo(charges(List.of(stated)));
    }
  }

  @Test
  @Shows({"L17", "O10"})
  void the_split_that_the_decision_leaves_open_is_a_marked_setting_with_alternatives() {
    JsonNode charging = mandate.at("/budgets/0/charging");
    assertThat(charging.get("method").asString()).isEqualTo("CATEGORY");
    assertThat(charging.get("assumption").asString()).isNotBlank();
    JsonNode byCategory = charging.at("/alternatives/0/lines");
    assertThat(charges(StreamSupport.stream(byCategory.spliterator(), false).toList()))
        .containsEntry(AREA_13, 43_500_000L);
    assertThat(values(charging.get("alternatives"), "method")).contains("PROPORTION");
  }

  @Test
  @Shows({"R19", "O11"})
  void two_items_numbered_8_are_two() {
    JsonNode items = mandate.get("appropriationItems");
    assertThat(values(items, "code")).containsExactly(AREA_9, AREA_13);
    items.forEach(
        item -> assertThat(item.at("/item/number").asString()).as("printed number").isEqualTo("8"));
  }

  @Test
  @Shows({"R27", "R31", "O14"})
  void forecasts_and_other_decisions_are_not_budget() {
    assertThat(values(mandate.get("externalFunding"), "caseNumber"))
        .containsExactly("A2019/02322/JÄM");
    mandate
        .get("forecasts")
        .forEach(year -> assertThat(year.get("amount").asLong()).isEqualTo(109_000_000L));
    assertThat(mandate.get("budgets").size()).isEqualTo(1);
  }

  @Test
  @Shows({"R139", "R140", "R141", "R142", "R150", "R154", "R155", "R176", "O18", "O21", "O31"})
  void the_duties_have_the_days_of_the_decision_saturdays_too() {
    Map<String, String> due = new TreeMap<>();
    for (JsonNode duty : mandate.get("duties")) {
      String before = duty.has("before") ? "before " + duty.get("before").asString() : "always";
      due.put(duty.get("code").asString(), duty.has("due") ? duty.get("due").asString() : before);
    }
    assertThat(due)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PLAN", "2020-09-01",
                "INTERIM_REPORT", "2021-10-30",
                "FINAL_REPORT", "2023-09-30",
                "EVALUATION_REPORT", "2023-11-30",
                "EXPERIENCE_BEFORE_INTERIM", "before INTERIM_REPORT",
                "EXPERIENCE_BEFORE_FINAL", "before FINAL_REPORT",
                "EXPERIENCE_CONTINUOUS", "always"));
    assertThat(values(mandate.at("/duties/0/inCooperationWith"), ""))
        .containsExactly("JAMY", "LST", "NCK", "BARNAFRID");
  }

  @Test
  @Shows({"O29", "O30"})
  void the_tasks_of_annex_2_are_entered_party_by_party() {
    assertThat(tasks("LST")).contains("LST-4", "LST-6");
    assertThat(cooperation("LST-6")).doesNotContain("JAMY");
    assertThat(cooperation("NCK-2")).doesNotContain("JAMY");
    assertThat(cooperation("BARNAFRID-2")).contains("JAMY");
  }

  @Test
  @Shows({"R49", "R101", "R102", "R103"})
  void the_mandate_of_2017_points_at_an_annex_that_is_not_here_and_has_two_frames_on_one_item() {
    JsonNode earlier = read("2017/mandate");
    assertThat(earlier.at("/decision/date").asString()).isEqualTo("2017-01-19");
    assertThat(earlier.at("/decision/number").asString()).isEqualTo("II:2");
    assertThat(values(earlier.get("annexes"), "kind")).containsExactly("ALLOCATION_KEY");
    assertThat(earlier.at("/annexes/0/tables").isMissingNode()).isTrue();
    assertThat(amounts(lines(earlier)))
        .isEqualTo(Map.of("MUNICIPALITIES", 50_000_000L, "LANDSTING", 20_000_000L));
    assertThat(charges(lines(earlier))).isEqualTo(Map.of(AREA_9, 70_000_000L));
  }

  @Test
  @Shows({"R96", "R97", "R99", "R100", "O15", "O27"})
  void the_amendment_adds_to_the_mandate_by_its_case_number() {
    assertThat(amendment.get("amends").asString())
        .isEqualTo(mandate.at("/decision/caseNumber").asString());
    assertThat(amendment.at("/decision/caseNumber").asString()).isEqualTo("A2021/01302");
    assertThat(amounts(lines(amendment)))
        .isEqualTo(
            Map.of("MUNICIPALITIES", 5_000_000L, "REGIONS", 6_500_000L, "STIMULUS", 8_800_000L));
    assertThat(amendment.get("duties")).isEmpty();
  }

  @Test
  @Shows("O36")
  void the_misprints_of_the_sources_are_kept_out_of_the_texts() throws IOException {
    assertThat(text("2020/mandate") + text("2020/amendment-2021"))
        .doesNotContain("verkamma", "bakgrundhedersrelaterat", "rekvrerar", "rekviderade");
  }

  private List<String> tasks(String party) {
    return StreamSupport.stream(mandate.get("parties").spliterator(), false)
        .filter(node -> node.get("code").asString().equals(party))
        .flatMap(node -> values(node.get("tasks"), "id").stream())
        .toList();
  }

  private List<String> cooperation(String task) {
    return StreamSupport.stream(mandate.get("parties").spliterator(), false)
        .flatMap(node -> StreamSupport.stream(node.get("tasks").spliterator(), false))
        .filter(node -> node.get("id").asString().equals(task))
        .flatMap(node -> values(node.get("inCooperationWith"), "").stream())
        .toList();
  }

  private static List<JsonNode> lines(JsonNode file) {
    return StreamSupport.stream(file.at("/budgets/0/lines").spliterator(), false).toList();
  }

  private List<JsonNode> group(String code) {
    return lines(mandate).stream()
        .filter(line -> line.get("group").asString().equals(code))
        .toList();
  }

  private static Map<String, Long> amounts(List<JsonNode> lines) {
    Map<String, Long> amounts = new TreeMap<>();
    lines.forEach(line -> amounts.put(line.get("code").asString(), line.get("amount").asLong()));
    return amounts;
  }

  private static Map<String, Long> charges(List<JsonNode> lines) {
    Map<String, Long> items = new TreeMap<>();
    for (JsonNode line : lines) {
      for (JsonNode charge : line.get("charges")) {
        items.merge(charge.get("item").asString(), charge.get("amount").asLong(), Math::addExact);
      }
    }
    return items;
  }

  private static List<String> values(Iterable<JsonNode> nodes, String field) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(node -> field.isEmpty() ? node.asString() : node.get(field).asString())
        .toList();
  }

  private static List<String> undescribed(JsonNode node) {
    List<String> missing = new java.util.ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.path("properties").properties()) {
      JsonNode type = field.getValue();
      if (!type.has("description") && !type.has("$ref") && !type.has("const")) {
        missing.add(field.getKey());
      }
    }
    node.forEach(child -> missing.addAll(undescribed(child)));
    return missing;
  }

  private static Path schemaFile() {
    return Path.of("..", "docs", "schema", "mandate.schema.json");
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(schemaFile()), InputFormat.JSON);
  }

  private static JsonNode read(String file) {
    try {
      return new YAMLMapper().readTree(text(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(String file) throws IOException {
    try (InputStream in = MandateFileTest.class.getResourceAsStream("/demo/" + file + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
