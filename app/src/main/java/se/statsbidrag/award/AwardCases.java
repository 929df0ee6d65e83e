package se.statsbidrag.award;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.casefile.CaseSubject;
import se.statsbidrag.kernel.Actor;

/** Leads from a matter to what has been awarded in it. */
@Component
class AwardCases implements CaseSubject {

  private final Awards awards;

  AwardCases(Awards awards) {
    this.awards = awards;
  }

  @Override
  public List<Link> of(Actor actor, UUID caseId) {
    String root = actor.forRecipient() ? "/mina-bidrag/" : "/beviljat/";
    return awards.inCase(actor, caseId).stream()
        .map(award -> new Link("award.case.link", root + award.id()))
        .toList();
  }
}
