package se.statsbidrag.appropriation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import se.statsbidrag.appropriation.BudgetDocument.Charge;
import se.statsbidrag.appropriation.BudgetDocument.Item;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Typed;

/** What was typed in a form, field by field; everything that is wrong is refused at once. */
final class DraftForm {

  private static final LocalDate NO_DAY = LocalDate.EPOCH;
  private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

  private final MultiValueMap<String, String> fields;
  private final List<Refusal> refusals = new ArrayList<>();

  DraftForm(MultiValueMap<String, String> fields) {
    this.fields = fields;
  }

  /** A text that must be there. */
  String text(String field) {
    String text = optional(field);
    if (text == null) {
      refuse(field, "appropriation.refusal.empty");
      return "-";
    }
    return text;
  }

  /** A text that may be left out. */
  @Nullable String optional(String field) {
    String typed = fields.getFirst(field);
    if (typed != null && UNREADABLE.matcher(typed).find()) {
      refuse(field, "appropriation.refusal.unreadable");
      return null;
    }
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  /** A code in capitals. */
  String code(String field) {
    String code = text(field);
    if (!code.equals("-") && !code.matches("[A-Z][A-Z0-9_]{0,39}")) {
      refuse(field, "appropriation.refusal.code", code);
    }
    return code;
  }

  LocalDate date(String field) {
    return switch (Typed.date(raw(field))) {
      case Typed.Read<LocalDate>(LocalDate day) -> day;
      case Typed.Unread<LocalDate> unread -> {
        refuse(field, "layout.typed.NOT_A_DAY", unread.text());
        yield NO_DAY;
      }
    };
  }

  /** A whole number within bounds. */
  int whole(String field, int least, int most) {
    long value = read(field, Typed.whole(raw(field)));
    if (value < least || value > most) {
      if (refusals.stream().noneMatch(refusal -> field.equals(refusal.field()))) {
        refuse(field, "appropriation.refusal.between", String.valueOf(least), String.valueOf(most));
      }
      return least;
    }
    return (int) value;
  }

  /** An amount in whole kronor, zero or more. */
  Money kronor(String field) {
    Money amount = new Money(read(field, Typed.kronor(raw(field))));
    if (amount.isNegative() || !amount.isWholeKronor()) {
      refuse(field, "appropriation.refusal.kronor", raw(field));
      return Money.ZERO;
    }
    return amount;
  }

  /** The amounts that were typed at the items; an empty field is no charge. */
  List<Charge> charges(List<Item> items) {
    List<Charge> charges = new ArrayList<>();
    for (Item item : items) {
      if (optional("charge." + item.code()) != null) {
        charges.add(new Charge(item.code(), kronor("charge." + item.code())));
      }
    }
    return charges;
  }

  List<String> chosen(String field) {
    return fields.getOrDefault(field, List.of()).stream().filter(one -> !one.isEmpty()).toList();
  }

  /** The lines of a text area. */
  List<String> lines(String field) {
    String text = optional(field);
    return text == null
        ? List.of()
        : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** One of some words. */
  <E extends Enum<E>> E choice(String field, Class<E> words, E otherwise) {
    String typed = optional(field);
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(typed)) {
        return word;
      }
    }
    refuse(field, "appropriation.refusal.choose");
    return otherwise;
  }

  boolean pressed(String button) {
    return fields.containsKey(button);
  }

  void refuse(String field, String key, Object... arguments) {
    refusals.add(Refusal.of(key, arguments).at(field));
  }

  /** Refuses if anything was wrong. */
  void check() {
    Refused.ifAny(refusals);
  }

  private String raw(String field) {
    String typed = fields.getFirst(field);
    return typed == null ? "" : typed;
  }

  private long read(String field, Typed<Long> typed) {
    return switch (typed) {
      case Typed.Read<Long>(Long value) -> value;
      case Typed.Unread<Long>(Typed.Problem problem, String text) -> {
        refuse(field, "layout.typed." + problem, text);
        yield 0;
      }
    };
  }
}
