package se.statsbidrag.allocation.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.Shows;
import se.statsbidrag.SystemTest;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.NameMatch;
import se.statsbidrag.recipient.NewRecipient;
import se.statsbidrag.recipient.RecipientHistory;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.RecipientNames;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.tables.Ambiguity.Points;
import se.statsbidrag.tables.writing.OutputColumn;
import se.statsbidrag.tables.writing.TableFormat;
import se.statsbidrag.tables.writing.TableWriter;
import se.statsbidrag.tables.writing.WriteOptions;

@SystemTest
@Transactional
class FigureImportsTest {

  private static final LocalDate NOVEMBER = LocalDate.of(2019, 11, 1);

  @Autowired FigureImports imports;
  @Autowired FigureRegister figures;
  @Autowired Recipients recipients;
  @Autowired RecipientHistory history;
  @Autowired RecipientNames names;
  @Autowired MessageSource messages;
  @Autowired JdbcClient jdbc;

  private UUID agency = UUID.randomUUID();
  private Actor officer = actor(Role.CASE_OFFICER);

  @BeforeEach
  void enterTheAgency() {
    LocaleContextHolder.setLocale(Locale.of("sv"));
    agency = recipients.add("Provmyndigheten", false);
    officer = actor(Role.CASE_OFFICER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kod;folkmängd\n0180;974 145\n0114;47 820\n",
        "\uFEFFkommunkod;folkmängd\r\n0180;974145\r\n\r\n0114;47820\r\n",
        "Kod,Befolkning per den 1/11 2019\n180,974145\n114,47820\n",
        "kod\tantal\n0180\t974\u00A0145\n0114\t47\u202F820\nTotalt\t1 021 965\n",
        "kommun;folkmängd\nStockholms stad;974145\nUPPLANDS VÄSBY;47820\nSumma;1021965\n"
      })
  @Shows({"O6", "R34"})
  void a_table_is_read_however_it_was_saved(String table) {
    FigureSeries series = importAll(table);
    assertThat(figures.values(series.id()))
        .containsExactlyEntriesOf(
            new java.util.TreeMap<>(Map.of("0114", 47_820L, "0180", 974_145L)));
    assertThat(series.total()).isEqualTo(1_021_965);
  }

  @Test
  void a_table_in_an_old_encoding_keeps_its_letters() {
    byte[] bytes = "kommun;antal\r\nÖrebro;5\r\n".getBytes(Charset.forName("windows-1252"));
    UUID upload = imports.upload(officer, form(null), "gammal.csv", bytes);
    assertThat(imports.preview(officer, upload).open()).isEmpty();
  }

  @Test
  void a_workbook_is_read_like_a_text_table() throws IOException {
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    TableWriter.write(
        TableFormat.XLSX,
        workbook,
        List.of(OutputColumn.text("kod", "kod"), OutputColumn.whole("antal", "antal")),
        WriteOptions.swedish(),
        List.of(List.<Object>of("0180", 5L), List.<Object>of("0114", 6L)).iterator());
    UUID upload = imports.upload(officer, form(null), "bok.xlsx", workbook.toByteArray());
    assertThat(imports.preview(officer, upload).total()).isEqualTo(11);
  }

  @Test
  void scbs_px_file_is_read_and_its_other_levels_are_left_out() {
    String px =
        """
        CHARSET="ANSI";
        AXIS-VERSION="2010";
        TITLE="Folkmängd efter region och månad";
        CONTENTS="Folkmängd";
        UNITS="antal";
        STUB="region";
        HEADING="månad";
        VALUES("region")="00 Riket","01 Stockholms län","0114 Upplands Väsby","0180 Stockholm";
        VALUES("månad")="2019M11";
        CODES("region")="00","01","0114","0180";
        CODES("månad")="2019M11";
        DATA=
        1021965 1021965 47820 974145;
        """;
    UUID upload =
        imports.upload(officer, form(null), "be0101.px", px.getBytes(StandardCharsets.ISO_8859_1));
    FigurePreview preview = imports.preview(officer, upload);
    assertThat(preview.lines()).hasSize(2);
    assertThat(preview.total()).isEqualTo(1_021_965);
  }

  @Test
  void a_json_stat_file_is_read() {
    String json =
        """
        {"version":"2.0","class":"dataset","label":"Folkmängd","id":["Region","Tid"],
         "size":[2,1],
         "dimension":{
           "Region":{"label":"region","category":{"index":{"0114":0,"0180":1},
             "label":{"0114":"Upplands Väsby","0180":"Stockholm"}}},
           "Tid":{"label":"månad","category":{"index":{"2019M11":0},
             "label":{"2019M11":"2019M11"}}}},
         "value":[47820,974145]}
        """;
    FigureForm form = new FigureForm(draft(null), null, null, Points.ASK);
    UUID upload =
        imports.upload(officer, form, "tabell.json", json.getBytes(StandardCharsets.UTF_8));
    assertThat(imports.preview(officer, upload).total()).isEqualTo(1_021_965);
  }

  @Test
  @Shows("O5")
  void a_misspelled_name_waits_for_a_person_and_is_known_the_next_time() {
    UUID upload = upload("kommun;antal\nMöndal;69227\nStockholm;974145\n");
    FigurePreview preview = imports.preview(officer, upload);
    assertThat(preview.open())
        .singleElement()
        .satisfies(line -> assertThat(line.row()).isEqualTo(2));
    assertRefused(
        () -> imports.confirm(officer, UUID.randomUUID(), upload, Map.of()),
        "figures.refusal.row.open");
    UUID molndal = preview.open().getFirst().proposals().getFirst().role().id();
    imports.confirm(officer, UUID.randomUUID(), upload, Map.of(2, molndal));
    assertThat(names.match(agency, RecipientKind.MUNICIPALITY, NOVEMBER, List.of("Möndal")))
        .first()
        .isInstanceOf(NameMatch.Exact.class);
  }

  @Test
  void a_choice_that_was_not_proposed_is_not_taken() {
    UUID upload = upload("kommun;antal\nMöndal;69227\n");
    UUID stockholm =
        recipients.role(RecipientKind.MUNICIPALITY, "0180", NOVEMBER).orElseThrow().id();
    assertRefused(
        () -> imports.confirm(officer, UUID.randomUUID(), upload, Map.of(2, stockholm)),
        "figures.refusal.row.open");
  }

  @Test
  void a_preview_stores_nothing_but_the_file_that_waits() {
    long before = count("allocation.figure_series");
    UUID upload = upload("kod;antal\n0180;5\n");
    imports.preview(officer, upload);
    assertThat(count("allocation.figure_series")).isEqualTo(before);
    imports.confirm(officer, UUID.randomUUID(), upload, Map.of());
    assertThat(count("allocation.figure_series")).isEqualTo(before + 1);
    assertThat(count("allocation.figure_upload")).isZero();
  }

  @Test
  void confirming_twice_registers_once() {
    UUID upload = upload("kod;antal\n0180;5\n");
    UUID key = UUID.randomUUID();
    ObjectRef first = imports.confirm(officer, key, upload, Map.of());
    assertThat(imports.confirm(officer, key, upload, Map.of())).isEqualTo(first);
  }

  @Test
  void the_preview_shows_what_is_new_changed_and_gone() {
    importAll("kod;antal\n0180;5\n0114;6\n0115;7\n");
    UUID upload =
        imports.upload(
            officer,
            new FigureForm(draft("Nya siffror"), null, null, Points.ASK),
            "ny.csv",
            "kod;antal\n0180;9\n0114;6\n0117;1\n".getBytes(StandardCharsets.UTF_8));
    FigurePreview preview = imports.preview(officer, upload);
    assertThat(preview.changed()).extracting(FigureLine::difference).containsExactly(4L);
    assertThat(preview.countNew()).isEqualTo(1);
    assertThat(preview.countSame()).isEqualTo(1);
    assertThat(preview.removed()).extracting(role -> role.code()).containsExactly("0115");
    assertThat(preview.missing()).hasSize(287);
  }

  @Test
  void two_populations_for_one_date_are_refused_before_anything_is_read() {
    importAll("kod;antal\n0180;5\n");
    assertRefused(() -> upload("kod;antal\n0180;6\n"), "figures.refusal.date-taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kod;antal\\n0180;5\\n9999;6\\n|Rad 3: ingen har koden 9999",
        "kod;antal\\n0180;5\\n0180;6\\n|Rad 3: Stockholm har redan en siffra på rad 2",
        "kod;antal\\n0180;0\\n|Rad 2, kolumn B (antal): Noll.",
        "kod;antal\\n0180;-5\\n|Rad 2, kolumn B (antal)",
        "kod;antal\\n0180;5,5\\n|Rad 2, kolumn B (antal)",
        "kod;antal\\n0180;\\n|Rad 2, kolumn B (antal)",
        "kommun;antal\\nAtlantis;5\\n|Rad 2: ”Atlantis” finns inte i registret",
        "kod;kommun;antal\\n0180;Lund;5\\n|Rad 2: koden 0180 är Stockholm, men namnet säger Lund",
        "kod;antal\\n0180;5\\nTotalt;6\\n|summarad säger 6 men raderna ger 5",
        "kod;antal\\n0180;1.234\\n|kan 1 tal läsas på två sätt",
        "kod;folkmängd 2018;folkmängd 2019\\n0180;5;6\\n|Flera kolumner",
        "kod;något\\n0180;5\\n|saknas",
        "kod;antal\\n|inga rader",
        "län;antal\\nSkåne;5\\n|varken en kolumn med koder eller en med namn",
        "kod;antal\\n0180;999999999999999999999\\n|Rad 2, kolumn B (antal)"
      })
  void a_fault_in_the_file_is_told_with_its_place_and_nothing_is_stored(
      String table, String sentence) {
    long before = count("allocation.figure_upload");
    assertThatThrownBy(() -> upload(table.replace("\\n", "\n")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(sentences(refused)).anyMatch(said -> said.contains(sentence)));
    assertThat(count("allocation.figure_upload")).isEqualTo(before);
  }

  @Test
  void a_sum_beyond_what_can_be_counted_is_refused_with_the_limit() {
    StringBuilder table = new StringBuilder("kod;antal\n");
    recipients.roles(RecipientKind.MUNICIPALITY, NOVEMBER).stream()
        .limit(20)
        .forEach(role -> table.append(role.code()).append(";900000000000000000\n"));
    assertRefused(() -> upload(table.toString()), "figures.refusal.overflow");
  }

  @Test
  void many_faults_are_counted_and_the_first_fifty_listed() {
    StringBuilder table = new StringBuilder("kod;antal\n");
    for (int i = 0; i < 1_000; i++) {
      table.append("9").append(String.format("%03d", i)).append(";5\n");
    }
    assertThatThrownBy(() -> upload(table.toString()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusals()).hasSize(51);
              assertThat(sentences(refused)).last().asString().contains("950 fel till");
            });
  }

  @Test
  void an_empty_file_is_refused() {
    assertThatThrownBy(() -> upload("")).isInstanceOf(Refused.class);
  }

  @Test
  void a_figure_for_a_joint_authority_is_registered_by_its_code() {
    history.register(
        officer,
        UUID.randomUUID(),
        new NewRecipient(
            RecipientKind.JOINT_AUTHORITY, "Norra provförbundet", "NPF", null, "24", NOVEMBER));
    FigureDraft draft =
        new FigureDraft(
            RecipientKind.JOINT_AUTHORITY,
            "members",
            "Medlemmar",
            "st",
            NOVEMBER,
            "egen",
            NOVEMBER,
            null,
            false,
            false,
            null);
    FigureSeries series =
        imports.load(
            officer,
            draft,
            null,
            "f.csv",
            "namn;antal\nNorra provförbundet;7\n".getBytes(StandardCharsets.UTF_8),
            Map.of());
    assertThat(figures.values(series.id())).containsExactly(Map.entry("NPF", 7L));
  }

  @Test
  void another_agencys_upload_does_not_exist() {
    UUID upload = upload("kod;antal\n0180;5\n");
    Actor stranger =
        new Actor(UUID.randomUUID(), "X", UUID.randomUUID(), Set.of(Role.CASE_OFFICER), "test");
    assertThatThrownBy(() -> imports.preview(stranger, upload)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> imports.discard(stranger, upload)).isInstanceOf(NotFound.class);
  }

  @AfterEach
  void forgetTheLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  private List<String> sentences(Refused refused) {
    return refused.refusals().stream()
        .map(r -> messages.getMessage(r.key(), r.arguments().toArray(), Locale.of("sv")))
        .map(said -> said.replace('\u00A0', ' '))
        .toList();
  }

  private FigureSeries importAll(String table) {
    UUID upload = upload(table);
    ObjectRef series = imports.confirm(officer, UUID.randomUUID(), upload, Map.of());
    return figures.series(agency, UUID.fromString(series.id()));
  }

  private UUID upload(String table) {
    return imports.upload(
        officer, form(null), "tabell.csv", table.getBytes(StandardCharsets.UTF_8));
  }

  private static FigureForm form(@Nullable String reason) {
    return new FigureForm(draft(reason), null, null, Points.ASK);
  }

  private static FigureDraft draft(@Nullable String reason) {
    return new FigureDraft(
        RecipientKind.MUNICIPALITY,
        "prov",
        "Prov",
        "st",
        NOVEMBER,
        "en fil",
        LocalDate.of(2020, 3, 1),
        null,
        false,
        false,
        reason);
  }

  private void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String reason) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals()).extracting(Refusal::key).containsExactly(reason));
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private Actor actor(Role role) {
    return new Actor(UUID.randomUUID(), "Test Testsson", agency, Set.of(role), "test");
  }
}
