package se.statsbidrag.appropriation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.appropriation.BudgetDocument.Budget;
import se.statsbidrag.appropriation.BudgetDocument.Item;
import se.statsbidrag.kernel.Money;

/**
 * A mandate as it is written: everything that the government's decision says, and what had to be
 * assumed beside it. The same content as the YAML file; {@code docs/schema/mandate.schema.json}
 * describes every field. A list that the file leaves out is empty.
 */
public record MandateDocument(
    Kind kind,
    @Nullable String amends,
    Decision decision,
    @Nullable Addressee addressee,
    Years period,
    @Nullable String summary,
    List<Annex> annexes,
    List<Strand> workStrands,
    List<Purpose> purposes,
    List<Goal> goals,
    List<PurposeArea> purposeAreas,
    List<Party> parties,
    List<String> consultation,
    @Nullable Distribution distribution,
    List<Item> appropriationItems,
    List<Budget> budgets,
    @JsonInclude(Include.ALWAYS) List<Forecast> forecasts,
    List<Condition> conditions,
    @JsonInclude(Include.ALWAYS) List<Duty> duties,
    List<ExternalFunding> externalFunding) {

  public MandateDocument {
    annexes = copy(annexes);
    workStrands = copy(workStrands);
    purposes = copy(purposes);
    goals = copy(goals);
    purposeAreas = copy(purposeAreas);
    parties = copy(parties);
    consultation = copy(consultation);
    appropriationItems = copy(appropriationItems);
    budgets = copy(budgets);
    forecasts = copy(forecasts);
    conditions = copy(conditions);
    duties = copy(duties);
    externalFunding = copy(externalFunding);
  }

  /** The mandate itself, or a later decision that adds to it. */
  public enum Kind {
    MANDATE,
    AMENDMENT
  }

  /** The government's decision; the case number is kept verbatim, "(delvis)" too. */
  public record Decision(
      LocalDate date,
      @Nullable String number,
      String caseNumber,
      String title,
      String ministry,
      @Nullable String onBehalf,
      List<Signatory> signatories,
      @Nullable String assumption) {
    public Decision {
      signatories = copy(signatories);
    }
  }

  /** Who signed, in order: MINISTER, then RAPPORTEUR. */
  public record Signatory(String name, String role) {}

  /** The one agency that the mandate is given to, with its postal address. */
  public record Addressee(String party, @Nullable String postalCode, @Nullable String city) {}

  /** The calendar years of the programme. */
  public record Years(int firstYear, int lastYear) {
    public boolean contains(int year) {
      return firstYear <= year && year <= lastYear;
    }
  }

  /** An annex, as a reference to a document and its tables. */
  public record Annex(int number, String kind, String title, List<Table> tables) {
    public Annex {
      tables = copy(tables);
    }
  }

  /** A table in an annex: what is to be found in its file. */
  public record Table(
      String title,
      String line,
      String file,
      int rows,
      @Nullable Long population,
      @Nullable LocalDate populationDate,
      Money total) {}

  /** A part of the mandate; each line, task and duty belongs to exactly one. */
  public record Strand(String code, String name) {}

  /** A purpose of the money. */
  public record Purpose(String code, String name) {}

  /** An overall goal, in the year's own words. */
  public record Goal(String code, String text) {}

  /** An area that the money shall develop. */
  public record PurposeArea(int number, String code, String text) {}

  /** An authority or other body that the mandate names, with its tasks. */
  public record Party(
      String code,
      String name,
      String kind,
      @Nullable Integer members,
      @JsonInclude(Include.ALWAYS) List<Task> tasks) {
    public Party {
      tasks = copy(tasks);
    }
  }

  /** A task; cooperation, dialogue and consultation are different duties. */
  public record Task(
      String id,
      String strand,
      String text,
      List<String> inCooperationWith,
      List<String> inDialogueWith,
      List<String> inConsultationWith,
      List<String> opinionFrom,
      @Nullable String assumption) {
    public Task {
      inCooperationWith = copy(inCooperationWith);
      inDialogueWith = copy(inDialogueWith);
      inConsultationWith = copy(inConsultationWith);
      opinionFrom = copy(opinionFrom);
    }
  }

  /** Two lists apart: Likalydande (own tasks) and Kopia till (for information). */
  public record Distribution(
      @JsonInclude(Include.ALWAYS) List<Copy> identical,
      @JsonInclude(Include.ALWAYS) List<Copy> copyTo) {
    public Distribution {
      identical = copy(identical);
      copyTo = copy(copyTo);
    }
  }

  /** One who gets the decision. */
  public record Copy(String name, @Nullable String party) {}

  /** What the government reckons that a later year will cost; never disposable. */
  public record Forecast(int year, Money amount, String condition) {}

  /** A condition, or a demand that every key of a line must meet. */
  public record Condition(
      String code,
      @Nullable String line,
      String source,
      String kind,
      @Nullable String figure,
      @Nullable Integer annex,
      @Nullable When when,
      @Nullable Then then,
      String text,
      @Nullable String assumption) {}

  /** When a condition applies. */
  public record When(String figure, @Nullable Long atMost, @Nullable Long atLeast) {}

  /** What a condition then demands of the amount. */
  public record Then(@Nullable Money amountAtLeast, @Nullable Money amountAtMost) {}

  /** Something to be handed over on a day, or before another duty, or continuously. */
  public record Duty(
      String code,
      String kind,
      String name,
      String strand,
      @Nullable LocalDate due,
      @Nullable String before,
      @Nullable Boolean continuous,
      List<String> from,
      List<String> inCooperationWith,
      String to,
      @Nullable String mustCite,
      @Nullable String assumption) {
    public Duty {
      from = copy(from);
      inCooperationWith = copy(inCooperationWith);
    }
  }

  /** Money that comes out of another decision, and is not in this budget. */
  public record ExternalFunding(String caseNumber, List<String> parties, String text) {
    public ExternalFunding {
      parties = copy(parties);
    }
  }

  public Optional<Item> item(String code) {
    return appropriationItems.stream().filter(item -> item.code().equals(code)).findFirst();
  }

  public Optional<Budget> budget(int year) {
    return budgets.stream().filter(budget -> budget.year() == year).findFirst();
  }

  /** The party's name, or the code where no party has it. */
  public String partyName(String code) {
    return parties.stream()
        .filter(party -> party.code().equals(code))
        .map(Party::name)
        .findFirst()
        .orElse(code);
  }

  /** The names of some parties. */
  public List<String> names(List<String> codes) {
    return codes.stream().map(this::partyName).toList();
  }

  /** The strand's name, or the code where no strand has it. */
  public String strandName(String code) {
    return workStrands.stream()
        .filter(strand -> strand.code().equals(code))
        .map(Strand::name)
        .findFirst()
        .orElse(code);
  }

  /** The same with other budgets. */
  public MandateDocument withBudgets(List<Budget> budgets) {
    return new MandateDocument(
        kind,
        amends,
        decision,
        addressee,
        period,
        summary,
        annexes,
        workStrands,
        purposes,
        goals,
        purposeAreas,
        parties,
        consultation,
        distribution,
        appropriationItems,
        budgets,
        forecasts,
        conditions,
        duties,
        externalFunding);
  }

  /** The same with other appropriation items. */
  public MandateDocument withItems(List<Item> items) {
    return new MandateDocument(
        kind,
        amends,
        decision,
        addressee,
        period,
        summary,
        annexes,
        workStrands,
        purposes,
        goals,
        purposeAreas,
        parties,
        consultation,
        distribution,
        items,
        budgets,
        forecasts,
        conditions,
        duties,
        externalFunding);
  }

  static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
