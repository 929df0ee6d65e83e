package se.statsbidrag.payment.bank;

/**
 * A structured address (the unstructured are refused by the banks from November 2026).
 *
 * @param town the postal town (postort)
 * @param country two letters, ISO 3166
 */
public record Place(String town, String country) {

  public static Place inSweden(String town) {
    return new Place(town, "SE");
  }
}
