package se.statsbidrag.recipient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.recipient.RecipientHistory.Designation;

/** What must hold before the register takes something in. */
final class RecipientRules {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{10}");
  private static final Pattern FREE_CODE = Pattern.compile("[0-9A-Za-z-]{1,20}");

  private RecipientRules() {}

  static List<Refusal> newRecipient(NewRecipient recipient) {
    List<Refusal> refusals = new ArrayList<>(name(recipient.name()));
    refusals.addAll(code(recipient.kind(), recipient.code()));
    String number = recipient.organisationNumber();
    if (number != null && !isOrganisationNumber(plainNumber(number))) {
      refusals.add(Refusal.of("recipient.refusal.number", number).at("organisationNumber"));
    }
    return refusals;
  }

  static List<Refusal> name(String name) {
    return name.isBlank()
        ? List.of(Refusal.of("recipient.refusal.name.empty").at("name"))
        : List.of();
  }

  private static List<Refusal> code(RecipientKind kind, @Nullable String code) {
    return switch (kind) {
      case MUNICIPALITY -> mustMatch(code, "[0-9]{4}", "recipient.refusal.code.municipality");
      case REGION, COUNTY_BOARD -> mustMatch(code, "[0-9]{2}", "recipient.refusal.code.region");
      case AUTHORITY, JOINT_AUTHORITY, ASSOCIATION, FOUNDATION, UNIVERSITY ->
          code == null || FREE_CODE.matcher(code).matches()
              ? List.of()
              : List.of(Refusal.of("recipient.refusal.code", code).at("code"));
    };
  }

  private static List<Refusal> mustMatch(@Nullable String code, String shape, String key) {
    return code != null && code.matches(shape)
        ? List.of()
        : List.of(Refusal.of(key, code == null ? "" : code).at("code"));
  }

  /** A change on a day when the role does not exist, or before its latest change. */
  static List<Refusal> change(RecipientRole role, Designation latest, LocalDate from) {
    if (!role.valid().contains(from)) {
      return List.of(Refusal.of("recipient.refusal.from.not-valid", role.name(), from).at("from"));
    }
    return from.isAfter(latest.valid().first())
        ? List.of()
        : List.of(
            Refusal.of("recipient.refusal.from.early", role.name(), latest.valid().first())
                .at("from"));
  }

  static String plainNumber(String number) {
    return number.strip().replaceAll("[-\\s\\u00A0]", "");
  }

  /** Ten digits, the third at least 2, the last a check digit (Luhn). */
  static boolean isOrganisationNumber(String number) {
    if (!NUMBER.matcher(number).matches() || number.charAt(2) < '2') {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = (number.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
  }
}
