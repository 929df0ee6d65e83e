package se.statsbidrag.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.statsbidrag.decision.DecisionSubject;
import se.statsbidrag.decision.DecisionTaken;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.ObjectRef;
import se.statsbidrag.pages.Formats;

/** What a decision maker needs to know of a key, and what becomes of it when it is decided. */
@Component
class KeyDecision implements DecisionSubject {

  private final KeyLife life;
  private final MessageSource messages;

  KeyDecision(KeyLife life, MessageSource messages) {
    this.life = life;
    this.messages = messages;
  }

  @Override
  public String type() {
    return AllocationKey.TYPE;
  }

  @Override
  public String href(ObjectRef subject) {
    return "/nycklar/" + subject.id();
  }

  @Override
  public List<Fact> facts(Actor actor, ObjectRef subject) {
    Locale locale = LocaleContextHolder.getLocale();
    Formats formats = Formats.of(locale);
    AllocationKey key = life.key(actor, UUID.fromString(subject.id()), KeySource.OWN);
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("frame", formats.kronor(key.terms().frame().ore()), false));
    facts.add(fact("sum", formats.kronor(key.sum().ore()), !key.left().isZero()));
    facts.add(new Fact("allocation.fact.rows", formats.number(key.rows()), false, href(subject)));
    String assumption = key.terms().assumption();
    if (assumption != null) {
      facts.add(new Fact("allocation.assumption", assumption, true, null));
    }
    AllocationKey.Replacement replacement = key.replacement();
    if (replacement != null) {
      facts.add(
          new Fact(
              "allocation.fact.replaces",
              replacement.reason(),
              true,
              "/nycklar/" + replacement.key()));
    }
    for (KeyCheck check : life.checks(actor, key)) {
      String sentence =
          messages.getMessage(check.messageKey(), check.arguments().toArray(), locale);
      facts.add(
          new Fact(
              "allocation.check." + check.name(),
              sentence,
              check.outcome() != KeyCheck.Outcome.HOLDS,
              null));
    }
    return facts;
  }

  private static Fact fact(String name, String value, boolean attention) {
    return new Fact("allocation.fact." + name, value, attention, null);
  }

  /** In the decision's own transaction: the key follows, or the decision falls. */
  @EventListener(condition = "#taken.subject().type() == 'allocation.key'")
  void follow(DecisionTaken taken) {
    AllocationKey key = life.key(taken.by(), UUID.fromString(taken.subject().id()), KeySource.OWN);
    switch (taken.outcome()) {
      case DECIDED -> life.move(taken.by(), null, key, KeyStatus.DECIDED, "KEY_DECIDED");
      case SENT_BACK -> life.move(taken.by(), null, key, KeyStatus.DRAFT, "KEY_SENT_BACK");
      case WITHDRAWN -> life.move(taken.by(), null, key, KeyStatus.DRAFT, "KEY_TAKEN_BACK");
      case REFUSED -> life.move(taken.by(), null, key, KeyStatus.DISCARDED, "KEY_REFUSED");
      case PROPOSED -> throw new IllegalStateException("a closed proposal is not proposed");
    }
  }
}
