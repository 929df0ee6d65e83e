package se.statsbidrag.allocation.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.engine.Decimal;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Typed;

/** Reads what was typed in a form and gathers what could not be read. */
final class Reading {

  private static final int MOST_DECIMALS = 6;

  private final List<Refusal> refusals = new ArrayList<>();

  Money kronor(String field, @Nullable String text) {
    return read(field, Typed.kronor(text == null ? "" : text), 0L, Money::of);
  }

  @Nullable Money kronorIfAny(String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : kronor(field, text);
  }

  Decimal decimal(String field, @Nullable String text) {
    return read(
        field,
        Typed.decimal(text == null ? "" : text, MOST_DECIMALS),
        BigDecimal.ZERO,
        Decimal::of);
  }

  LocalDate date(String field, @Nullable String text) {
    return read(field, Typed.date(text == null ? "" : text), LocalDate.EPOCH, Function.identity());
  }

  @Nullable LocalDate dateIfAny(String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : date(field, text);
  }

  private <T, R> R read(String field, Typed<T> typed, T otherwise, Function<T, R> as) {
    return switch (typed) {
      case Typed.Read<T> read -> as.apply(read.value());
      case Typed.Unread<T> unread -> {
        refuse(Refusal.of("layout.typed." + unread.problem(), unread.text()).at(field));
        yield as.apply(otherwise);
      }
    };
  }

  void refuse(Refusal refusal) {
    refusals.add(refusal);
  }

  boolean failed() {
    return !refusals.isEmpty();
  }

  /** Throws with everything that could not be read. */
  void done() {
    Refused.ifAny(refusals);
  }

  static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
