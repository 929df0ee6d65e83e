package se.statsbidrag.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import se.statsbidrag.allocation.topup.TopUps;
import se.statsbidrag.casefile.NewDocument;
import se.statsbidrag.decision.Appeal;
import se.statsbidrag.decision.Decisions;
import se.statsbidrag.decision.Proposal;
import se.statsbidrag.engine.document.RuleDocument;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.LegalBasis;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.programme.Round;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.recipient.RecipientKind;
import se.statsbidrag.recipient.Recipients;
import se.statsbidrag.tables.Ambiguity;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The keys that the demonstration starts with, of {@code demo/keys.yaml}: the government's entered
 * by its case officer and checked by its registrator, and one of the agency's own, proposed; a
 * story has only what is told in it.
 */
@DemonstrationOnly
@Component
class DemoKeys {

  private record Script(List<Government> government, List<Own> assumed, List<Own> own) {}

  private record Where(int year, RecipientKind recipients, @Nullable RoundKind kind) {}

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
      @Nullable Long frame,
      LocalDate recipientsOn,
      LocalDate figuresOn,
      List<String> figures,
      Map<String, Object> document,
      @Nullable Boolean topUp,
      @Nullable String text,
      @Nullable String reasons,
      @Nullable List<LegalBasis> legalBasis,
      @Nullable Court appeal) {}

  private final GovernmentKeys government;
  private final OwnKeys own;
  private final Keys keys;
  private final KeyRounds rounds;
  private final TopUps topUps;
  private final FigureRegister figures;
  private final Recipients recipients;
  private final Decisions decisions;
  private final DemoTime time;

  DemoKeys(
      GovernmentKeys government,
      OwnKeys own,
      Keys keys,
      KeyRounds rounds,
      TopUps topUps,
      FigureRegister figures,
      Recipients recipients,
      Decisions decisions,
      DemoTime time) {
    this.government = government;
    this.own = own;
    this.keys = keys;
    this.rounds = rounds;
    this.topUps = topUps;
    this.figures = figures;
    this.recipients = recipients;
    this.decisions = decisions;
    this.time = time;
  }

  /** Loads what is not there already, for the rounds that there are; the figures must be. */
  @Transactional
  void enter(Actor officer, Actor registrator) throws IOException {
    Script script = script();
    List<String> there = titles(officer);
    for (Government entry : script.government()) {
      if (!there.contains(entry.title()) && round(officer, entry.round()).isPresent()) {
        enter(officer, registrator, entry);
      }
    }
    List<Own> examples = time.told().isPresent() ? List.of() : script.own();
    for (Own entry : examples) {
      if (!there.contains(entry.title()) && round(officer, entry.round()).isPresent()) {
        example(officer, entry);
      }
    }
  }

  /** Decides and publishes the assumed keys of the rounds that there are and have none. */
  void assume(Actor officer, Actor decider) throws IOException {
    List<String> there = titles(officer);
    for (Own entry : script().assumed()) {
      Optional<Round> round = round(officer, entry.round());
      if (!there.contains(entry.title()) && round.isPresent()) {
        stand(officer, decider, entry, round.get());
      }
    }
  }

  private void stand(Actor officer, Actor decider, Own entry, Round round) {
    KeyTerms terms = rounds.terms(officer, round.id(), entry.recipientsOn(), entry.origin());
    KeyTerms titled = assumed(terms, entry, round.id(), round.frame());
    String reasons = Objects.requireNonNullElse(entry.reasons(), entry.assumption());
    UUID id =
        propose(
            officer,
            entry,
            Boolean.TRUE.equals(entry.topUp())
                ? topUps.plan(officer, round, titled, reasons)
                : made(officer, entry, titled));
    Proposal proposal =
        decisions.proposal(decider, Objects.requireNonNull(keys.key(officer, id).proposalId()));
    decisions.decide(decider, UUID.randomUUID(), proposal.id(), proposal.contentHash(), true);
    own.publish(officer, UUID.randomUUID(), id);
  }

  private static Script script() throws IOException {
    return new YAMLMapper().readValue(content("demo/keys.yaml"), Script.class);
  }

  private List<String> titles(Actor officer) {
    return keys.list(officer).stream().map(key -> key.terms().title()).toList();
  }

  private void enter(Actor officer, Actor registrator, Government entry) throws IOException {
    KeyTerms terms =
        rounds.terms(
            officer,
            round(officer, entry.round()).orElseThrow().id(),
            entry.documentDate(),
            entry.origin());
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

  private List<UUID> series(Actor officer, Own entry, RecipientKind kind) {
    return entry.figures().stream()
        .flatMap(driver ->
            figures
                .standing(officer.agencyId(), driver, kind, entry.figuresOn())
                .map(FigureSeries::id)
                .stream())
        .toList();
  }

  private void example(Actor officer, Own entry) {
    if (series(officer, entry, RecipientKind.REGION).size() < entry.figures().size()) {
      return; // the figures are not there yet: the next start takes it up
    }
    UUID round = round(officer, entry.round()).orElseThrow().id();
    KeyTerms terms = rounds.terms(officer, round, entry.recipientsOn(), entry.origin());
    Money frame = Money.ofKronor(Objects.requireNonNull(entry.frame()));
    propose(officer, entry, made(officer, entry, assumed(terms, entry, null, frame)));
  }

  private static KeyTerms assumed(KeyTerms terms, Own entry, @Nullable UUID round, Money frame) {
    return new KeyTerms(
        round,
        entry.title(),
        terms.kind(),
        terms.year(),
        terms.recipientsOn(),
        frame,
        entry.origin(),
        List.of(),
        entry.assumption());
  }

  private OwnKeys.Plan made(Actor officer, Own entry, KeyTerms terms) {
    return new OwnKeys.Plan(
        terms,
        series(officer, entry, terms.kind()),
        RuleDocument.read(entry.document()),
        Objects.requireNonNullElse(entry.reasons(), entry.assumption()),
        null);
  }

  private UUID propose(Actor officer, Own entry, OwnKeys.Plan plan) {
    String reasons = Objects.requireNonNullElse(entry.reasons(), entry.assumption());
    ObjectRef made = own.draft(officer, UUID.randomUUID(), plan, null);
    UUID id = UUID.fromString(made.id());
    own.propose(
        officer,
        UUID.randomUUID(),
        id,
        edition(officer, id),
        new OwnKeys.Wording(
            Objects.requireNonNullElse(
                entry.text(), "Socialstyrelsen fastställer fördelningen enligt bilagan."),
            reasons,
            Objects.requireNonNullElse(entry.legalBasis(), List.of(LegalBasis.of(entry.origin()))),
            appeal(entry.appeal()),
            true));
    return id;
  }

  private static Appeal appeal(@Nullable Court court) {
    return court == null
        ? new Appeal.Appealable(
            "allmän förvaltningsdomstol",
            "Överklagandet ska ha kommit in till Socialstyrelsen inom tre veckor. Antagande.")
        : new Appeal.Appealable(court.to(), court.how());
  }

  private Optional<Round> round(Actor officer, Where where) {
    RoundKind kind = Objects.requireNonNullElse(where.kind(), RoundKind.ORDINARY);
    return rounds.list(officer).stream()
        .filter(round -> round.year().year() == where.year() && round.kind() == kind)
        .filter(round -> round.recipientKind().equals(where.recipients().name()))
        .findFirst();
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
