package se.statsbidrag.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The recipients and what is known of them (underlag): codes, names and named columns of whole
 * numbers such as population (folkmängd), and if there is one their öre in an earlier key. Column
 * by column on primitive arrays, which are taken over, not copied.
 */
public final class Figures {

  private final int size;
  private final String @Nullable [] codes;
  private final String @Nullable [] names;
  private final Map<String, long[]> columns;
  private final long @Nullable [] earlier;
  private final int @Nullable [] codeOrder;

  private Figures(
      int size,
      String @Nullable [] codes,
      String @Nullable [] names,
      Map<String, long[]> columns,
      long @Nullable [] earlier,
      int @Nullable [] codeOrder) {
    this.size = size;
    this.codes = codes;
    this.names = names;
    this.columns = columns;
    this.earlier = earlier;
    this.codeOrder = codeOrder;
  }

  /**
   * Recipients by code and name.
   *
   * @throws AllocationRefused if there are none, or a code is empty or occurs twice
   */
  public static Figures of(String[] codes, String[] names) {
    if (codes.length != names.length) {
      throw new IllegalArgumentException("codes and names differ in length");
    }
    if (codes.length == 0) {
      throw AllocationRefused.because(Complaint.of("figures.none"));
    }
    if (ascending(codes)) {
      return new Figures(codes.length, codes, names, Map.of(), null, null);
    }
    int[] order = order(codes);
    List<Complaint> complaints = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      String code = codes[order[i]];
      if (code.isBlank()) {
        complaints.add(Complaint.of("figures.code-empty", order[i] + 1).at(order[i], "code"));
      } else if (i > 0 && code.equals(codes[order[i - 1]])) {
        complaints.add(
            Complaint.of("figures.code-twice", code, order[i - 1] + 1, order[i] + 1)
                .at(order[i], "code"));
      }
    }
    if (!complaints.isEmpty()) {
      throw new AllocationRefused(complaints);
    }
    return new Figures(codes.length, codes, names, Map.of(), null, order);
  }

  /** Recipients known only by number: their codes are the numbers 1 to {@code size}. */
  public static Figures numbered(int size) {
    if (size < 1) {
      throw AllocationRefused.because(Complaint.of("figures.none"));
    }
    return new Figures(size, null, null, Map.of(), null, null);
  }

  private static int[] order(String[] codes) {
    Integer[] boxed = new Integer[codes.length];
    Arrays.setAll(boxed, i -> i);
    Arrays.sort(boxed, (a, b) -> codes[a].compareTo(codes[b]));
    return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
  }

  private static boolean ascending(String[] codes) {
    boolean ascending = !codes[0].isBlank();
    for (int i = 1; ascending && i < codes.length; i++) {
      ascending = codes[i - 1].compareTo(codes[i]) < 0 && !codes[i].isBlank();
    }
    return ascending;
  }

  /** The same recipients with one more column, or with one replaced. */
  public Figures with(String column, long[] values) {
    requireLength(values.length, column);
    Map<String, long[]> more = new LinkedHashMap<>(columns);
    more.put(column, values);
    return new Figures(size, codes, names, more, earlier, codeOrder);
  }

  /** The same recipients with their öre in an earlier key; 0 for one that was not in it. */
  public Figures withEarlier(long[] ore) {
    requireLength(ore.length, "earlier");
    return new Figures(size, codes, names, columns, ore, codeOrder);
  }

  private void requireLength(int length, String column) {
    if (length != size) {
      throw new IllegalArgumentException(column + " has " + length + " rows, not " + size);
    }
  }

  public int size() {
    return size;
  }

  public String code(int row) {
    return codes == null ? Integer.toString(row + 1) : codes[row];
  }

  public String name(int row) {
    return names == null ? code(row) : names[row];
  }

  public Set<String> columnNames() {
    return java.util.Collections.unmodifiableSet(columns.keySet());
  }

  /** The column, not copied; empty if there is none by that name. */
  public Optional<long[]> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** The öre of an earlier key, not copied. */
  public Optional<long[]> earlier() {
    return Optional.ofNullable(earlier);
  }

  /** The row that a code stands on. */
  public Optional<Integer> row(String code) {
    if (codes == null) {
      return code.matches("[1-9]\\d{0,8}") && Integer.parseInt(code) <= size
          ? Optional.of(Integer.parseInt(code) - 1)
          : Optional.empty();
    }
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int row = codeOrder == null ? middle : codeOrder[middle];
      int order = codes[row].compareTo(code);
      if (order == 0) {
        return Optional.of(row);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  long[] required(String column) {
    return Objects.requireNonNull(columns.get(column), column);
  }

  /** Whether the rows stand in the order of their codes. */
  boolean inCodeOrder() {
    return codeOrder == null;
  }

  /** Each row's place when sorted by code. */
  int[] codeRanks() {
    int[] ranks = new int[size];
    for (int i = 0; i < size; i++) {
      ranks[codeOrder == null ? i : codeOrder[i]] = i;
    }
    return ranks;
  }
}
