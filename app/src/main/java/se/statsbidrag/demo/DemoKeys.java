package se.statsbidrag.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.allocation.AllocationKey;
import se.statsbidrag.allocation.GovernmentKeys;
import se.statsbidrag.allocation.KeyRounds;
import se.statsbidrag.allocation.KeyRule;
import se.statsbidrag.allocation.KeyTerms;
import se.statsbidrag.allocation.Keys;
import se.statsbidrag.allocation.OwnKeys;
import se.statsbidrag.allocation.figures.FigureRegister;
import se.statsbidrag.allocation.figures.FigureSeries;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.engine.document.RuleDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.programme.Round;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.tables.Ambiguity;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The keys that the demonstration starts with, of {@code demo/keys.yaml}: the government's entered
 * by its case officer and checked by its registrator, and one of the agency's own, proposed.
 */
@DemonstrationOnly
@Component
class DemoKeys {

  private record Script(List<Government> government, List<Own> own) {}

  private record Where(int year, RecipientKind recipients) {}

  private record Stated(KeyRule.Basis basis, String note, Map<String, Object> document) {}

  private record Government(
      Where round,
      String title,
      String origin,
      String from,
      LocalDate documentDate,
      @Nullable LocalDate figuresOn,
      String file,
      @Nullable Map<String, String> names,
      @Nullable String finding,
      Stated rule) {}

  private record Court(String to, String how) {}

  private record Own(
      Where round,
      String title,
      String origin,
      String assumption,
      long frame,
      LocalDate recipientsOn,
      LocalDate figuresOn,
      List<String> figures,
      Map<String, Object> document,
      String text,
      String reasons,
      List<LegalBasis> legalBasis,
      Court appeal) {}

  private final GovernmentKeys government;
  private final OwnKeys own;
  private final Keys keys;
  private final KeyRounds rounds;
  private final FigureRegister figures;
  private final Recipients recipients;

  DemoKeys(
      GovernmentKeys government,
      OwnKeys own,
      Keys keys,
      KeyRounds rounds,
      FigureRegister figures,
      Recipients recipients) {
    this.government = government;
    this.own = own;
    this.keys = keys;
    this.rounds = rounds;
    this.figures = figures;
    this.recipients = recipients;
  }

  /** Loads what is not there already; the rounds and the figures must be. */
  @Transactional
  void enter(Actor officer, Actor registrator) throws IOException {
    Script script = new YAMLMapper().readValue(content("demo/keys.yaml"), Script.class);
    List<String> there = keys.list(officer).stream().map(key -> key.terms().title()).toList();
    for (Government entry : script.government()) {
      if (!there.contains(entry.title())) {
        enter(officer, registrator, entry);
      }
    }
    for (Own entry : script.own()) {
      if (!there.contains(entry.title())) {
        propose(officer, entry);
      }
    }
  }

  private void enter(Actor officer, Actor registrator, Government entry) throws IOException {
    KeyTerms terms =
        rounds.terms(officer, round(officer, entry.round()), entry.documentDate(), entry.origin());
    ObjectRef made =
        government.draft(
            officer,
            UUID.randomUUID(),
            new GovernmentKeys.Annex(
                titled(terms, entry.title()),
                entry.from(),
                entry.documentDate(),
                entry.figuresOn(),
                entry.file().substring(entry.file().lastIndexOf('/') + 1),
                "text/csv",
                new NewDocument.Content(content(entry.file())),
                Ambiguity.Points.ASK,
                rule(entry.rule()),
                null,
                null),
            Locale.of("sv"));
    UUID id = UUID.fromString(made.id());
    Map<String, UUID> meant = new HashMap<>();
    if (entry.names() != null) {
      entry
          .names()
          .forEach((name, code) ->
              recipients
                  .role(terms.kind(), code, entry.documentDate())
                  .ifPresent(role -> meant.put(name, role.id())));
      government.name(officer, id, meant);
    }
    government.enter(officer, UUID.randomUUID(), id, edition(officer, id), entry.finding());
    government.register(registrator, UUID.randomUUID(), id, edition(officer, id), true);
  }

  private List<UUID> series(Actor officer, Own entry, KeyTerms terms) {
    return entry.figures().stream()
        .flatMap(driver ->
            figures
                .standing(officer.agencyId(), driver, terms.kind(), entry.figuresOn())
                .map(FigureSeries::id)
                .stream())
        .toList();
  }

  private void propose(Actor officer, Own entry) {
    KeyTerms terms =
        rounds.terms(officer, round(officer, entry.round()), entry.recipientsOn(), entry.origin());
    KeyTerms own2020 =
        new KeyTerms(
            null,
            entry.title(),
            terms.kind(),
            terms.year(),
            terms.recipientsOn(),
            Money.ofKronor(entry.frame()),
            entry.origin(),
            List.of(),
            entry.assumption());
    List<UUID> series = series(officer, entry, terms);
    if (series.size() < entry.figures().size()) {
      return; // the figures are not there yet: the next start takes it up
    }
    ObjectRef made =
        own.draft(
            officer,
            UUID.randomUUID(),
            new OwnKeys.Plan(
                own2020, series, RuleDocument.read(entry.document()), entry.reasons(), null),
            null);
    UUID id = UUID.fromString(made.id());
    own.propose(
        officer,
        UUID.randomUUID(),
        id,
        edition(officer, id),
        new OwnKeys.Wording(
            entry.text(),
            entry.reasons(),
            entry.legalBasis(),
            new Appeal.Appealable(entry.appeal().to(), entry.appeal().how()),
            true));
  }

  private UUID round(Actor officer, Where where) {
    return rounds.list(officer).stream()
        .filter(round -> round.year().year() == where.year())
        .filter(round -> round.recipientKind().equals(where.recipients().name()))
        .map(Round::id)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no round for " + where));
  }

  private int edition(Actor officer, UUID id) {
    AllocationKey key = keys.key(officer, id);
    return key.edition();
  }

  private static KeyRule rule(Stated stated) {
    return new KeyRule(RuleDocument.read(stated.document()), stated.basis(), stated.note().strip());
  }

  private static KeyTerms titled(KeyTerms terms, String title) {
    return new KeyTerms(
        terms.roundId(),
        title,
        terms.kind(),
        terms.year(),
        terms.recipientsOn(),
        terms.frame(),
        terms.origin(),
        terms.invariants(),
        terms.assumption());
  }

  private static byte[] content(String file) throws IOException {
    return new ClassPathResource(file).getContentAsByteArray();
  }
}
