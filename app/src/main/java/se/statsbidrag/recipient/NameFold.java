package se.statsbidrag.recipient;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name without what never tells two recipients apart: case, kinds of space and of hyphen. */
final class NameFold {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern HYPHENS = Pattern.compile("[\\u2010-\\u2015\\u2212\\u00AD]");

  private NameFold() {}

  static String of(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String hyphens = HYPHENS.matcher(composed).replaceAll("-");
    return SPACES.matcher(hyphens).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
