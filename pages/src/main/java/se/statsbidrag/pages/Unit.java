package se.statsbidrag.pages;

/** Writes the values of one figure: with its decimals, its unit and in the reader's language. */
record Unit(Formats formats, Charts.Measure measure) {

  /** A value with its unit: {@code 128,4 kr}. */
  String of(double value) {
    return withUnit(number(value));
  }

  /** A value alone. */
  String number(double value) {
    return formats.decimal(value, measure.decimals());
  }

  /** A mark on an axis, with no more decimals than the axis needs. */
  String mark(double value, Scale scale) {
    return formats.decimal(value, Math.min(scale.decimals(), 6));
  }

  /** A difference, with its sign. */
  String difference(double value) {
    String number = number(value);
    return withUnit(value > 0 && !number.equals(number(0)) ? "+" + number : number);
  }

  String withUnit(String number) {
    return measure.unit().isEmpty() ? number : number + Figures.NO_BREAK + measure.unit();
  }

  boolean english() {
    return formats instanceof English;
  }
}
