package se.statsbidrag.payment.bank;

import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How one bank wants its payment files, where the banks differ: read from a file of {@code banks/},
 * or from the agency's own. What it says is to be confirmed with the bank.
 *
 * @param serviceLevel a code of the standard, or null where the bank wants none
 * @param categoryPurpose likewise
 * @param chargeBearer {@code SLEV}, {@code SHAR} or {@code DEBT}
 * @param batchBooking whether the bank may book the whole order as one sum
 * @param payerScheme {@code BANK} or {@code CUST}
 * @param accounts how each kind of giro is named; an IBAN needs no form
 * @param longestName the most signs of a payee's name
 * @param longestText the most signs of a payment's text
 * @param textBesideReference whether the text goes beside a structured reference
 * @param signs what may stand in texts beside A–Z, a–z and 0–9
 */
public record BankProfile(
    String name,
    @Nullable String serviceLevel,
    @Nullable String categoryPurpose,
    String chargeBearer,
    boolean batchBooking,
    String payerScheme,
    Map<Giro.Kind, Form> accounts,
    int longestName,
    int longestText,
    boolean textBesideReference,
    String signs) {

  /** The most that the standard holds in a name and in a text. */
  private static final int LONGEST = 140;

  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,35}");

  /**
   * How one kind of giro is named in the file.
   *
   * @param scheme what kind of number it is
   * @param proprietary whether that is a word of the bank's own, and not a code of the standard
   * @param clearingSystem and {@code clearingMember}: the way there; null where the bank knows it
   */
  public record Form(
      String scheme,
      boolean proprietary,
      @Nullable String clearingSystem,
      @Nullable String clearingMember) {

    public Form {
      require(CODE.matcher(scheme).matches(), "scheme");
      require((clearingSystem == null) == (clearingMember == null), "clearingMember");
    }
  }

  public BankProfile {
    accounts = Map.copyOf(accounts);
    require(longestName > 0 && longestName <= LONGEST, "longestName");
    require(longestText > 0 && longestText <= LONGEST, "longestText");
    require(Pattern.matches("SLEV|SHAR|DEBT", chargeBearer), "chargeBearer");
    require(Pattern.matches("BANK|CUST", payerScheme), "payerScheme");
    require(signs.indexOf(' ') >= 0, "signs");
    require(signs.chars().noneMatch(Character::isISOControl), "signs");
    require(serviceLevel == null || CODE.matcher(serviceLevel).matches(), "serviceLevel");
    require(categoryPurpose == null || CODE.matcher(categoryPurpose).matches(), "categoryPurpose");
  }

  /** Reads a profile; an {@link IllegalArgumentException} names what is wrong in it. */
  public static BankProfile read(InputStream yaml) {
    return YAMLMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build()
        .readValue(yaml, BankProfile.class);
  }

  /** How an account of the kind is named; the bank must take the kind. */
  Form form(Giro.Kind kind) {
    Form form = accounts.get(kind);
    if (form == null) {
      throw new IllegalArgumentException(name + " pays to no " + kind);
    }
    return form;
  }

  /** The letters that this bank takes. */
  public BankLetters letters() {
    return new BankLetters(signs);
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw new IllegalArgumentException("bank profile: " + field);
    }
  }
}
