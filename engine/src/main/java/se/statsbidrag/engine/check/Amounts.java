package se.statsbidrag.engine.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import se.statsbidrag.engine.Allocation;

/**
 * The amounts of a key by code, wherever they come from: computed, or as published. Codes may be
 * wrong or double here; {@link Checks} says so. The arrays are taken over, not copied.
 */
public final class Amounts {

  private final String[] codes;
  private final long[] ore;
  private final Map<String, Integer> rows = new LinkedHashMap<>();

  private Amounts(String[] codes, long[] ore) {
    if (codes.length != ore.length) {
      throw new IllegalArgumentException("codes and amounts differ in length");
    }
    this.codes = codes;
    this.ore = ore;
    for (int i = 0; i < codes.length; i++) {
      rows.putIfAbsent(codes[i], i);
    }
  }

  public static Amounts of(String[] codes, long[] ore) {
    return new Amounts(codes, ore);
  }

  public static Amounts of(Allocation allocation) {
    String[] codes = new String[allocation.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = allocation.figures().code(i);
    }
    return new Amounts(codes, allocation.ore());
  }

  public int size() {
    return codes.length;
  }

  public String code(int row) {
    return codes[row];
  }

  public long ore(int row) {
    return ore[row];
  }

  /** The öre of the first row with that code. */
  public OptionalLong ore(String code) {
    Integer row = rows.get(code);
    return row == null ? OptionalLong.empty() : OptionalLong.of(ore[row]);
  }

  public long sumOre() {
    long sum = 0;
    for (long amount : ore) {
      sum = Math.addExact(sum, amount);
    }
    return sum;
  }

  Map<String, Integer> rows() {
    return rows;
  }
}
