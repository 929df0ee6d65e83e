package se.statsbidrag.allocation.figures;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.recipient.NameMatch;
import se.statsbidrag.recipient.RecipientNames;
import se.statsbidrag.recipient.RecipientRole;
import se.statsbidrag.recipient.Recipients;

/**
 * Figures out of a file, in two steps: the file is read and shown with what it would change; then a
 * person confirms, names included, and it is registered whole. A file with a fault stores nothing.
 */
@Service
public class FigureImports {

  private final FigureUploadStore uploads;
  private final FigureStore store;
  private final FigureRegister register;
  private final Recipients recipients;
  private final RecipientNames names;
  private final AuditTrail audit;
  private final Clock clock;

  FigureImports(
      FigureUploadStore uploads,
      FigureStore store,
      FigureRegister register,
      Recipients recipients,
      RecipientNames names,
      AuditTrail audit,
      Clock clock) {
    this.uploads = uploads;
    this.store = store;
    this.register = register;
    this.recipients = recipients;
    this.names = names;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Reads a file; where it holds, keeps it for the person to confirm.
   *
   * @return the upload that waits
   * @throws Refused with every fault of the file, by row and column
   */
  @Transactional
  UUID upload(Actor actor, FigureForm form, String fileName, byte[] content) {
    actor.as(Role.CASE_OFFICER);
    FigureDraft draft = form.draft();
    List<Refusal> refusals = new ArrayList<>(FigureRules.draft(draft, LocalDate.now(clock)));
    refusals.addAll(FigureRules.correction(draft, standing(actor, draft)));
    Refused.ifAny(refusals);
    preview(actor, new UUID(0, 0), form, FigureFile.of(fileName, content), content);
    uploads.forgetOld(actor.agencyId(), clock.instant());
    return uploads.insert(actor, fileName, content, form, clock.instant());
  }

  /** What the upload would change, as things stand now. */
  @Transactional(readOnly = true)
  FigurePreview preview(Actor actor, UUID upload) {
    FigureUploadStore.Waiting waiting = waiting(actor, upload);
    return preview(actor, upload, waiting.form(), waiting.file(), waiting.content());
  }

  /**
   * Registers the upload whole, and keeps the names that the person has confirmed.
   *
   * @param key of the form, so that it happens once
   * @param chosen the recipient's role by row, for each row whose name was only a proposal
   * @return the series
   */
  @Transactional
  ObjectRef confirm(Actor actor, UUID key, UUID upload, Map<Integer, UUID> chosen) {
    actor.as(Role.CASE_OFFICER);
    return audit.once(
        key,
        actor,
        () -> {
          FigureUploadStore.Waiting waiting = waiting(actor, upload);
          FigurePreview preview =
              preview(actor, upload, waiting.form(), waiting.file(), waiting.content());
          SortedMap<String, Long> values = settle(actor, preview, chosen);
          FigureSeries series = register.register(actor, preview.draft(), values, waiting.file());
          uploads.delete(upload);
          return FigureRegister.reference(series);
        });
  }

  /**
   * Reads, matches and registers in one go, for those who load a file that they know: every name
   * that is no exact one must be among the confirmed.
   *
   * @param confirmed the official name by the name in the file: "Mölndal" by "Möndal"
   */
  @Transactional
  public FigureSeries load(
      Actor actor,
      FigureDraft draft,
      @Nullable String column,
      String fileName,
      byte[] content,
      Map<String, String> confirmed) {
    FigureForm form =
        new FigureForm(draft, column, null, se.statsbidrag.tables.Ambiguity.Points.ASK);
    FigureFile file = FigureFile.of(fileName, content);
    FigurePreview preview = preview(actor, new UUID(0, 0), form, file, content);
    Map<Integer, UUID> chosen = new TreeMap<>();
    for (FigureLine line : preview.open()) {
      line.proposals().stream()
          .map(NameMatch.Candidate::role)
          .filter(role -> role.name().equals(confirmed.get(line.written())))
          .findFirst()
          .ifPresent(role -> chosen.put(line.row(), role.id()));
    }
    return register.register(actor, draft, settle(actor, preview, chosen), file);
  }

  /** Forgets an upload that nobody will confirm. */
  @Transactional
  void discard(Actor actor, UUID upload) {
    waiting(actor, upload);
    uploads.delete(upload);
  }

  private FigurePreview preview(
      Actor actor, UUID upload, FigureForm form, FigureFile file, byte[] content) {
    FigureTable table = FigureTable.read(content, form);
    Refused.ifAny(FigureRules.listed(table.refusals()));
    FigureDraft draft = form.draft();
    List<RecipientRole> roles = recipients.roles(draft.kind(), draft.referenceDate());
    Optional<FigureSeries> compared = compared(actor, draft);
    SortedMap<String, Long> earlier =
        compared.map(series -> store.values(series.id())).orElseGet(TreeMap::new);
    FigureMatching matching = new FigureMatching(roles, earlier);
    List<String> written = table.rows().stream().map(FigureMatching::name).toList();
    matching.match(
        table.rows(), names.match(actor.agencyId(), draft.kind(), draft.referenceDate(), written));
    BigInteger total =
        FigureRules.exactSum(table.rows().stream().map(FigureTable.Row::value).toList());
    List<Refusal> refusals = new ArrayList<>(matching.refusals());
    refusals.addAll(sums(total, table.totalsRow()));
    Refused.ifAny(FigureRules.listed(refusals));
    List<RecipientRole> missing = missing(roles, matching.lines());
    return new FigurePreview(
        upload,
        draft,
        file,
        compared.orElse(null),
        matching.lines(),
        missing,
        missing.stream().filter(role -> earlier.containsKey(role.code())).toList(),
        total,
        table.otherLevel(),
        table.totalsRow() != null,
        table.notes());
  }

  private static List<Refusal> sums(BigInteger total, @Nullable BigDecimal stated) {
    if (total.bitLength() > Long.SIZE - 1) {
      return List.of(Refusal.of("figures.refusal.overflow", Long.MAX_VALUE).at("file"));
    }
    if (stated != null && stated.compareTo(new BigDecimal(total)) != 0) {
      return List.of(
          Refusal.of(
                  "figures.refusal.totals", stated, total, stated.subtract(new BigDecimal(total)))
              .at("file"));
    }
    return List.of();
  }

  /** Those of whom no row speaks; a row that may mean somebody speaks of them all. */
  private static List<RecipientRole> missing(List<RecipientRole> roles, List<FigureLine> lines) {
    Set<UUID> named = new HashSet<>();
    for (FigureLine line : lines) {
      if (line.role() != null) {
        named.add(line.role().id());
      }
      line.proposals().forEach(candidate -> named.add(candidate.role().id()));
    }
    return roles.stream()
        .filter(role -> role.code() != null && !named.contains(role.id()))
        .toList();
  }

  /** The series that would be replaced, or else the latest before the date. */
  private Optional<FigureSeries> compared(Actor actor, FigureDraft draft) {
    return standing(actor, draft)
        .or(() ->
            store.all(actor.agencyId()).stream()
                .filter(series -> series.driver().equals(draft.driver()))
                .filter(series -> series.kind() == draft.kind())
                .filter(series -> series.replacedBy() == null)
                .filter(series -> series.referenceDate().isBefore(draft.referenceDate()))
                .findFirst());
  }

  private Optional<FigureSeries> standing(Actor actor, FigureDraft draft) {
    return store.standing(actor.agencyId(), draft.driver(), draft.kind(), draft.referenceDate());
  }

  /** Every row with its recipient; the names that were confirmed on the way are kept. */
  private SortedMap<String, Long> settle(
      Actor actor, FigurePreview preview, Map<Integer, UUID> chosen) {
    SortedMap<String, Long> values = new TreeMap<>();
    List<Refusal> refusals = new ArrayList<>();
    for (FigureLine line : preview.lines()) {
      @Nullable RecipientRole role = line.isOpen() ? chosen(line, chosen) : line.role();
      String field = "row" + line.row();
      if (role == null || role.code() == null) {
        refusals.add(Refusal.of("figures.refusal.row.open", line.row(), line.written()).at(field));
      } else if (values.putIfAbsent(role.code(), line.value()) != null) {
        refusals.add(Refusal.of("figures.refusal.row.twice", line.row(), role.name()).at(field));
      }
    }
    Refused.ifAny(refusals);
    for (FigureLine line : preview.open()) {
      names.confirm(
          actor,
          line.written(),
          Objects.requireNonNull(chosen.get(line.row())),
          preview.draft().source());
    }
    return values;
  }

  private static @Nullable RecipientRole chosen(FigureLine line, Map<Integer, UUID> chosen) {
    return line.proposals().stream()
        .map(NameMatch.Candidate::role)
        .filter(role -> role.id().equals(chosen.get(line.row())))
        .findFirst()
        .orElse(null);
  }

  private FigureUploadStore.Waiting waiting(Actor actor, UUID upload) {
    return uploads
        .waiting(upload, actor.agencyId())
        .orElseThrow(() -> new NotFound("figure upload", upload));
  }
}
