package se.statsbidrag.tables;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a table that was read, its cells by the keys of the wanted columns. */
public final class TableRow {

  private final int number;
  private final Map<String, Integer> places;
  private final @Nullable Object[] values;

  TableRow(int number, Map<String, Integer> places, @Nullable Object[] values) {
    this.number = number;
    this.places = places;
    this.values = values;
  }

  /** The row as a person sees it, from 1. */
  public int number() {
    return number;
  }

  /** Whether the cell holds anything. */
  public boolean has(String key) {
    return value(key) != null;
  }

  /** The text or code; empty where the cell is. */
  public String text(String key) {
    Object value = value(key);
    return value == null ? "" : value.toString();
  }

  /** The figure of a column read as {@link Column.Kind#WHOLE}. */
  public long whole(String key) {
    return figure(key).longValueExact();
  }

  /** The figure, exact. */
  public BigDecimal figure(String key) {
    if (value(key) instanceof BigDecimal figure) {
      return figure;
    }
    throw new IllegalStateException("No figure in column " + key + " of row " + number);
  }

  private @Nullable Object value(String key) {
    Integer place = places.get(key);
    if (place == null) {
      throw new IllegalArgumentException("Nobody asked for column " + key);
    }
    return values[place];
  }

  @Override
  public String toString() {
    return number + ": " + List.of(places.keySet());
  }
}
