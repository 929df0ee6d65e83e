package se.statsbidrag.allocation.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.GovernmentKeys;
import se.statsbidrag.allocation.KeyTerms;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.tables.Ambiguity;

/** The form in which a government's key is read in, as typed. */
record AnnexForm(
    @Nullable UUID round,
    @Nullable String title,
    @Nullable String origin,
    @Nullable String from,
    @Nullable String documentDate,
    @Nullable String figuresOn,
    @Nullable String caseNumber,
    @Nullable String points,
    @Nullable UUID replaces,
    @Nullable String reason,
    @Nullable MultipartFile file) {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  LocalDate day(Reading reading) {
    return reading.date("documentDate", documentDate);
  }

  /** The annex that the form describes. */
  GovernmentKeys.Annex annex(KeyTerms round, Reading reading) {
    @Nullable LocalDate figures = reading.dateIfAny("figuresOn", figuresOn);
    MultipartFile table = file;
    if (table == null || table.isEmpty()) {
      reading.refuse(Refusal.of("allocation.refusal.file").at("file"));
    }
    if (from == null || from.isBlank()) {
      reading.refuse(Refusal.of("casefile.refusal.counterparty").at("from"));
    }
    if (replaces != null && (reason == null || reason.isBlank())) {
      reading.refuse(Refusal.of("allocation.refusal.reason").at("reason"));
    }
    reading.done();
    String name = name(table);
    return new GovernmentKeys.Annex(
        new KeyTerms(
            round.roundId(),
            title == null ? "" : title,
            round.kind(),
            round.year(),
            round.recipientsOn(),
            round.frame(),
            origin == null ? "" : origin,
            round.invariants(),
            null),
        String.valueOf(from).strip(),
        round.recipientsOn(),
        figures,
        name,
        name.endsWith(".xlsx") ? XLSX : "text/csv",
        new NewDocument.Content(bytes(table)),
        answer(),
        null,
        Reading.blankAsNull(caseNumber),
        replaces == null
            ? null
            : new AllocationKey.Replacement(replaces, String.valueOf(reason).strip()));
  }

  private Ambiguity.Points answer() {
    for (Ambiguity.Points each : Ambiguity.Points.values()) {
      if (each.name().equals(points)) {
        return each;
      }
    }
    return Ambiguity.Points.ASK;
  }

  private static String name(@Nullable MultipartFile table) {
    String given = table == null ? null : table.getOriginalFilename();
    String plain = given == null ? "" : given.replaceAll(".*[/\\\\]", "").strip();
    return plain.isEmpty() ? "nyckel.csv" : plain.substring(Math.max(0, plain.length() - 200));
  }

  private static byte[] bytes(@Nullable MultipartFile table) {
    try {
      return table == null ? new byte[0] : table.getBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
