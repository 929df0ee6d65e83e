package se.statsbidrag.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.statsbidrag.audit.Verification.Finding;
import se.statsbidrag.audit.Verification.Kind;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/** Whatever is done to an export of the trail, the verifier finds it and says which line. */
class VerifierTest {

  private static final int ROUNDS = 40;

  @TempDir Path folder;

  @RepeatedTest(ROUNDS)
  void an_untouched_export_holds(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> export = export(random, 1 + random.nextInt(40), random.nextInt(3));
    Verification verification = verify(export, heads(export, 1 + random.nextInt(5)));
    assertThat(verification.findings()).isEmpty();
    assertThat(verification.holds()).isTrue();
    assertThat(verification.sealed()).isEqualTo(sealed(export));
  }

  @RepeatedTest(ROUNDS)
  void a_changed_line_is_found_and_named(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> export = export(random, 20, 0);
    int victim = random.nextInt(20);
    List<String> forged = new ArrayList<>(export);
    forged.set(victim, forged.get(victim).replace("\"amount\":", "\"amount\":1"));
    assertThat(verify(forged, null).findings())
        .containsExactly(new Finding(Kind.CHANGED, victim + 1, victim + 1, victim + 1));
  }

  @RepeatedTest(ROUNDS)
  void a_changed_line_with_its_hash_made_anew_is_found(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> export = export(random, 20, 0);
    int victim = random.nextInt(19);
    List<String> forged = new ArrayList<>(export);
    forged.set(victim, resealed(forged.get(victim).replace("\"amount\":", "\"amount\":1")));
    assertThat(verify(forged, null).findings())
        .containsExactly(new Finding(Kind.CHANGED, victim + 1, victim + 1, victim + 1));
  }

  @RepeatedTest(ROUNDS)
  void a_chain_made_anew_from_some_line_on_is_found_by_the_heads(RepetitionInfo round)
      throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> export = export(random, 20, 0);
    int victim = random.nextInt(20);
    List<String> forged = remade(export, victim);
    assertThat(verify(forged, null).holds()).isTrue();
    Verification verification = verify(forged, heads(export, 1));
    assertThat(verification.findings())
        .containsExactly(new Finding(Kind.CHANGED, victim + 1, victim + 1, victim + 1));
  }

  @RepeatedTest(ROUNDS)
  void a_deleted_line_is_found_and_named(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> forged = export(random, 20, 1);
    int victim = random.nextInt(19);
    forged.remove(victim);
    assertThat(verify(forged, null).findings())
        .containsExactly(new Finding(Kind.DELETED, victim + 1, victim + 1, 0));
  }

  @RepeatedTest(ROUNDS)
  void an_inserted_line_is_found_and_named(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> forged = export(random, 20, 0);
    int place = random.nextInt(20);
    String neighbour = forged.get(place);
    forged.add(place, resealed(neighbour.replace("\"amount\":", "\"amount\":7")));
    assertThat(verify(forged, null).findings())
        .contains(new Finding(Kind.INSERTED, place + 1, place + 1, place < 19 ? place + 1 : 21))
        .allMatch(finding -> finding.kind() == Kind.INSERTED);
  }

  @RepeatedTest(ROUNDS)
  void a_line_put_in_without_a_seal_is_found_and_named(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> forged = export(random, 20, 0);
    int place = random.nextInt(20);
    forged.add(place, Canonical.json(Map.of("line", Chain.content(line(random, 999)))));
    assertThat(verify(forged, null).findings())
        .containsExactly(new Finding(Kind.INSERTED, place + 1, place + 1, place + 1));
  }

  @RepeatedTest(ROUNDS)
  void a_moved_line_is_found_and_named(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> forged = export(random, 20, 0);
    int from = random.nextInt(20);
    int to = (from + 2 + random.nextInt(17)) % 20;
    forged.add(to, forged.remove(from));
    List<Finding> findings = verify(forged, null).findings();
    if (Math.abs(from - to) > 1) {
      assertThat(findings).containsExactly(new Finding(Kind.REORDERED, from + 1, from + 1, to + 1));
    }
    assertThat(findings).isNotEmpty().allMatch(finding -> finding.kind() == Kind.REORDERED);
  }

  @RepeatedTest(ROUNDS)
  void a_cut_off_end_is_found(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> export = export(random, 20, 0);
    int kept = random.nextInt(20);
    List<String> torn = new ArrayList<>(export.subList(0, kept));
    assertThat(verify(torn, null).findings())
        .containsExactly(new Finding(Kind.CUT_OFF, kept + 1, kept + 1, 0));
    torn.add(Canonical.json(Map.of("end", kept)));
    assertThat(verify(torn, null).holds()).isTrue();
    assertThat(verify(torn, heads(export, 1)).findings())
        .containsExactly(new Finding(Kind.CUT_OFF, kept + 1, 20, 0));
  }

  @RepeatedTest(ROUNDS)
  void no_shuffle_of_the_lines_holds(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> export = export(random, 12, 0);
    List<String> shuffled = new ArrayList<>(export.subList(0, 12));
    Collections.shuffle(shuffled, random);
    if (!shuffled.equals(export.subList(0, 12))) {
      shuffled.add(export.getLast());
      assertThat(verify(shuffled, null).holds()).isFalse();
    }
  }

  @RepeatedTest(ROUNDS)
  void no_single_changed_character_goes_unseen(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    List<String> forged = export(random, 6, 0);
    int row = random.nextInt(6);
    StringBuilder text = new StringBuilder(forged.get(row));
    int place = random.nextInt(text.length());
    text.setCharAt(place, text.charAt(place) == '3' ? '4' : '3');
    forged.set(row, text.toString());
    assertThat(verify(forged, null).holds()).isFalse();
  }

  @Test
  void a_row_that_is_no_line_is_named() throws IOException {
    List<String> forged = export(new Random(1), 3, 0);
    forged.add(1, "{\"position\": broken");
    assertThat(verify(forged, null).findings())
        .containsExactly(new Finding(Kind.UNREADABLE, 2, 2, 2));
  }

  @Test
  void lines_masked_for_another_agency_leave_the_chain_whole() throws IOException {
    List<String> masked = new ArrayList<>();
    for (String row : export(new Random(2), 5, 0)) {
      masked.add(masked(row));
    }
    Verification verification = verify(masked, null);
    assertThat(verification.holds()).isTrue();
    assertThat(verification.masked()).isEqualTo(5);
  }

  @Test
  void an_empty_file_is_cut_off() throws IOException {
    assertThat(verify(List.of(), null).findings())
        .containsExactly(new Finding(Kind.CUT_OFF, 1, 1, 0));
  }

  private Verification verify(List<String> export, List<String> heads) throws IOException {
    Path file = Files.write(folder.resolve("export.jsonl"), export);
    return Verifier.verify(
        file, heads == null ? null : Files.write(folder.resolve("heads.jsonl"), heads));
  }

  private static List<String> export(Random random, int sealed, int unsealed) {
    List<String> rows = new ArrayList<>();
    String previous = Chain.START;
    for (int position = 1; position <= sealed; position++) {
      Map<String, Object> row = new TreeMap<>();
      row.put("position", position);
      row.put("previous", previous);
      row.put("line", Chain.content(line(random, position)));
      row.put("hash", "");
      rows.add(resealed(Canonical.json(row)));
      previous = (String) ExportRowValues.of(rows.getLast()).get("hash");
    }
    IntStream.range(0, unsealed)
        .mapToObj(i -> Canonical.json(Map.of("line", Chain.content(line(random, 500 + i)))))
        .forEach(rows::add);
    rows.add(Canonical.json(Map.of("end", sealed)));
    return rows;
  }

  private static List<String> remade(List<String> export, int from) {
    List<String> rows = new ArrayList<>(export);
    rows.set(from, resealed(rows.get(from).replace("\"amount\":", "\"amount\":9")));
    for (int i = from + 1; i < sealed(export); i++) {
      Map<String, Object> row = ExportRowValues.of(rows.get(i));
      row.put("previous", ExportRowValues.of(rows.get(i - 1)).get("hash"));
      rows.set(i, resealed(Canonical.json(row)));
    }
    return rows;
  }

  private static String resealed(String row) {
    Map<String, Object> values = ExportRowValues.of(row);
    values.put("hash", Chain.hex(hash(values)));
    return Canonical.json(values);
  }

  private static String masked(String row) {
    Map<String, Object> values = ExportRowValues.of(row);
    if (values.remove("line") instanceof Map<?, ?> line) {
      values.put("digest", Chain.hex(Chain.digest(ExportRowValues.named(line))));
    }
    return Canonical.json(values);
  }

  private static byte[] hash(Map<String, Object> row) {
    return Chain.hash(
        Chain.bytes((String) row.get("previous")),
        ((Number) row.get("position")).longValue(),
        Chain.digest(ExportRowValues.named((Map<?, ?>) row.get("line"))));
  }

  private static long sealed(List<String> export) {
    return export.stream().filter(row -> row.contains("\"position\":")).count();
  }

  private static List<String> heads(List<String> export, int every) {
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < sealed(export); i += every) {
      Map<String, Object> row = ExportRowValues.of(export.get(i));
      heads.add(new Head(i + 1, (String) row.get("hash"), Instant.EPOCH).json());
    }
    return heads;
  }

  private static AuditLine line(Random random, long id) {
    Instant at = Instant.EPOCH.plusSeconds(random.nextInt(1_000_000_000));
    return new AuditLine(
        id,
        at,
        at.plusMillis(3),
        new UUID(1, 1),
        new UUID(2, random.nextLong()),
        random.nextBoolean() ? "Åsa \"Öberg\"\n\u2028" : "Bo \\ 😀",
        random.nextBoolean() ? Role.CASE_OFFICER : null,
        "KEY_DECIDED",
        new ObjectRef("allocation.key", "k" + random.nextInt(), "Nyckel"),
        Map.of(),
        Map.of(
            "amount", 100L + random.nextInt(1_000_000), "share", new java.math.BigDecimal("1.10")),
        null);
  }

  /** A row as values that can be put back. */
  private static final class ExportRowValues {

    static Map<String, Object> of(String row) {
      return new TreeMap<>(
          ExportRow.JSON.readValue(
              row, new tools.jackson.core.type.TypeReference<Map<String, Object>>() {}));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> named(Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
  }
}
