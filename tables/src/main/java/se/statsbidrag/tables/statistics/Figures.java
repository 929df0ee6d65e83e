package se.statsbidrag.tables.statistics;

import java.math.BigDecimal;
import java.util.Arrays;

/** Figures in a row, exact, nine bytes each; a figure may be missing. */
public final class Figures {

  private static final byte MISSING = -1;
  private static final int MOST_DIGITS = 18;
  private static final int LONGEST = 60;

  private final long most;
  private long[] unscaled = new long[256];
  private byte[] scale = new byte[256];
  private int size;

  Figures(long most) {
    this.most = most;
  }

  public int size() {
    return size;
  }

  public boolean isMissing(int at) {
    return scale[at] == MISSING;
  }

  /** The figure with a point as decimal sign. */
  public String text(int at) {
    return scale[at] == 0
        ? Long.toString(unscaled[at])
        : BigDecimal.valueOf(unscaled[at], scale[at]).toPlainString();
  }

  void addMissing() {
    room(size + 1);
    scale[size++] = MISSING;
  }

  /** Fills up with missing figures, for a file that leaves them out. */
  void fillTo(long count) {
    if (count > most) {
      throw new CubeRefused("tables.cube.large", Long.toString(count), most);
    }
    while (size < count) {
      addMissing();
    }
  }

  void set(int at, String text) {
    fillTo(at + 1L);
    put(at, text);
  }

  void add(String text) {
    room(size + 1);
    put(size++, text);
  }

  /** Digits are a figure; "-" is the statisticians' nought; other marks mean that none is known. */
  private void put(int at, String text) {
    if (text.equals("-")) {
      unscaled[at] = 0;
      scale[at] = 0;
      return;
    }
    try {
      unscaled[at] = Long.parseLong(text);
      scale[at] = 0;
    } catch (NumberFormatException notWhole) {
      putDecimal(at, text);
    }
  }

  private void putDecimal(int at, String text) {
    scale[at] = MISSING;
    boolean figure =
        text.length() <= LONGEST && text.matches("-?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]{1,2})?");
    if (!figure) {
      if (text.matches("[-+]?[0-9].*")) {
        throw new CubeRefused("tables.number.not", text);
      }
      return;
    }
    BigDecimal exact = new BigDecimal(text).stripTrailingZeros();
    if (exact.scale() < 0) {
      exact = exact.setScale(0);
    }
    if (exact.precision() > MOST_DIGITS || exact.scale() > MOST_DIGITS) {
      throw new CubeRefused("tables.number.large", text);
    }
    unscaled[at] = exact.unscaledValue().longValueExact();
    scale[at] = (byte) exact.scale();
  }

  private void room(int count) {
    if (count > most) {
      throw new CubeRefused("tables.cube.large", "> " + most, most);
    }
    if (count > unscaled.length) {
      int larger = unscaled.length + (unscaled.length >> 1);
      unscaled = Arrays.copyOf(unscaled, larger);
      scale = Arrays.copyOf(scale, larger);
    }
  }
}
