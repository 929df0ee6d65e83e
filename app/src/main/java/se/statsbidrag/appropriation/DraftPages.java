package se.statsbidrag.appropriation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.appropriation.MandateDocument.Addressee;
import se.statsbidrag.appropriation.MandateDocument.Copy;
import se.statsbidrag.appropriation.MandateDocument.Decision;
import se.statsbidrag.appropriation.MandateDocument.Distribution;
import se.statsbidrag.appropriation.MandateDocument.Kind;
import se.statsbidrag.appropriation.MandateDocument.Party;
import se.statsbidrag.appropriation.MandateDocument.Signatory;
import se.statsbidrag.appropriation.MandateDocument.Strand;
import se.statsbidrag.appropriation.MandateDocument.Years;
import se.statsbidrag.audit.AuditTrail;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.kernel.Role;

/** The head of a mandate, typed: the decision, who it is given to, its parts and who gets it. */
@Controller
@Access(Role.CASE_OFFICER)
class DraftPages {

  private static final String ADDRESSEE = "ADDRESSEE";

  private final Mandates mandates;
  private final AuditTrail audit;

  DraftPages(Mandates mandates, AuditTrail audit) {
    this.mandates = mandates;
    this.audit = audit;
  }

  @GetMapping("/uppdrag/ny")
  String begin(Model model) {
    model.addAttribute("key", UUID.randomUUID());
    return "appropriation/head";
  }

  @PostMapping("/uppdrag/ny")
  String enter(
      Actor actor, @RequestParam UUID key, @RequestParam MultiValueMap<String, String> fields) {
    MandateDocument document = head(new DraftForm(fields), null);
    ObjectRef made = audit.once(key, actor, () -> mandates.enter(actor, document).ref());
    return "redirect:/uppdrag/" + made.id();
  }

  @GetMapping("/uppdrag/{id}/huvud")
  String edit(Actor actor, @PathVariable UUID id, Model model) {
    Mandate mandate = mandates.mandate(actor.agencyId(), id);
    model.addAttribute("mandate", mandate);
    model.addAttribute("document", mandate.document());
    return "appropriation/head";
  }

  @PostMapping("/uppdrag/{id}/huvud")
  String save(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam MultiValueMap<String, String> fields) {
    Mandate mandate = mandates.mandate(actor.agencyId(), id);
    mandates.change(actor, id, version, head(new DraftForm(fields), mandate.document()));
    return "redirect:/uppdrag/" + id;
  }

  private static MandateDocument head(DraftForm form, @Nullable MandateDocument old) {
    String amends = form.optional("amends");
    Decision decision = decision(form, old);
    Years period =
        new Years(form.whole("firstYear", 2000, 2100), form.whole("lastYear", 2000, 2100));
    String agency = form.text("addressee");
    List<Strand> strands = strands(form);
    String party = old == null || old.addressee() == null ? ADDRESSEE : old.addressee().party();
    Addressee addressee = new Addressee(party, form.optional("postalCode"), form.optional("city"));
    List<Party> parties = parties(party, agency, old);
    Distribution lists =
        new Distribution(
            copies(form.lines("identical"), parties), copies(form.lines("copyTo"), parties));
    String summary = form.optional("summary");
    form.check();
    return new MandateDocument(
        amends == null ? Kind.MANDATE : Kind.AMENDMENT,
        amends,
        decision,
        addressee,
        period,
        summary,
        old == null ? List.of() : old.annexes(),
        strands,
        old == null ? List.of() : old.purposes(),
        old == null ? List.of() : old.goals(),
        old == null ? List.of() : old.purposeAreas(),
        parties,
        old == null ? List.of() : old.consultation(),
        lists,
        old == null ? List.of() : old.appropriationItems(),
        old == null ? List.of() : old.budgets(),
        old == null ? List.of() : old.forecasts(),
        old == null ? List.of() : old.conditions(),
        old == null ? List.of() : old.duties(),
        old == null ? List.of() : old.externalFunding());
  }

  private static Decision decision(DraftForm form, @Nullable MandateDocument old) {
    List<Signatory> signatories = new ArrayList<>();
    String minister = form.optional("minister");
    String rapporteur = form.optional("rapporteur");
    if (minister != null) {
      signatories.add(new Signatory(minister, "MINISTER"));
    }
    if (rapporteur != null) {
      signatories.add(new Signatory(rapporteur, "RAPPORTEUR"));
    }
    return new Decision(
        form.date("date"),
        form.optional("number"),
        form.text("caseNumber"),
        form.text("title"),
        form.text("ministry"),
        old == null ? null : old.decision().onBehalf(),
        signatories,
        old == null ? null : old.decision().assumption());
  }

  /** One strand a line: its code in capitals, then its name. */
  private static List<Strand> strands(DraftForm form) {
    List<Strand> strands = new ArrayList<>();
    for (String line : form.lines("strands")) {
      String[] parts = line.split("\\s+", 2);
      if (parts.length < 2 || !parts[0].matches("[A-Z][A-Z_]{1,39}")) {
        form.refuse("strands", "appropriation.refusal.strand", line);
      } else {
        strands.add(new Strand(parts[0], parts[1]));
      }
    }
    if (strands.isEmpty()) {
      form.refuse("strands", "appropriation.refusal.noStrand");
    }
    return strands;
  }

  private static List<Party> parties(String addressee, String name, @Nullable MandateDocument old) {
    List<Party> parties = new ArrayList<>();
    boolean found = false;
    for (Party party : old == null ? List.<Party>of() : old.parties()) {
      boolean same = party.code().equals(addressee);
      found |= same;
      parties.add(
          same
              ? new Party(party.code(), name, party.kind(), party.members(), party.tasks())
              : party);
    }
    if (!found) {
      parties.add(new Party(addressee, name, "STATE_AUTHORITY", null, List.of()));
    }
    return parties;
  }

  private static List<Copy> copies(List<String> names, List<Party> parties) {
    return names.stream()
        .map(name ->
            new Copy(
                name,
                parties.stream()
                    .filter(party -> party.name().equals(name))
                    .map(Party::code)
                    .findFirst()
                    .orElse(null)))
        .toList();
  }
}
