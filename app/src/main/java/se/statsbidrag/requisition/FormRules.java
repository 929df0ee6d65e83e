package se.statsbidrag.requisition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.kernel.Money;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.pages.Typed;
import se.statsbidrag.requisition.accounts.Account;

/** What the form may say: each part answers with everything that is wrong in it. */
final class FormRules {

  static final int LONGEST_NAME = 100;
  static final int LONGEST_REFERENCE = 50;
  static final int LONGEST_TYPED = 200;
  private static final int SHOWN = 40;

  /** Unseen signs: control characters, and marks that turn the direction of writing. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

  private static final Pattern NOT_IN_NAMES =
      Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Zs} '\u2019\u00b4.,()&/\\-\u2013]");
  private static final Pattern NOT_IN_REFERENCES =
      Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Zs} '.,:;()&/\\-\u2013_+#*]");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+\\-]{1,64}@[A-Za-z0-9\\-]+(\\.[A-Za-z0-9\\-]+)+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 \\-()/]{4,24}");

  private FormRules() {}

  /** Whether the part has to be filled in: to decline, no account, contact or terms are needed. */
  static boolean needed(Part part, Answers answers) {
    return switch (part) {
      case ORGANISATION, AMOUNT -> true;
      case ACCOUNT, CONTACT, CONDITIONS -> choice(answers) != Choice.NONE;
    };
  }

  /** Everything that is wrong in the parts that have to be filled in. */
  static List<Refusal> whole(Answers answers, Offer offer) {
    List<Refusal> refusals = new ArrayList<>();
    for (Part part : Part.values()) {
      if (!needed(part, answers)) {
        continue;
      }
      if (answers.begun(part)) {
        refusals.addAll(of(part, answers, offer));
      } else {
        refusals.add(Refusal.of("requisition.refusal.part." + part));
      }
    }
    return refusals;
  }

  /** Everything that is wrong in a part. */
  static List<Refusal> of(Part part, Answers answers, Offer offer) {
    return switch (part) {
      case ORGANISATION -> reference(answers, "ownCaseNumber", LONGEST_REFERENCE);
      case AMOUNT -> amount(answers, offer);
      case ACCOUNT -> account(answers);
      case CONTACT -> contact(answers);
      case CONDITIONS -> conditions(answers, offer);
    };
  }

  /** What cannot be kept at all, not even to be corrected later. */
  static List<Refusal> unkeepable(Map<String, String> typed) {
    List<Refusal> refusals = new ArrayList<>();
    typed.forEach((field, text) -> {
      if (text.length() > LONGEST_TYPED) {
        refusals.add(
            Refusal.of("requisition.refusal.too-long", LONGEST_TYPED, text.length()).at(field));
      } else if (UNSEEN.matcher(text).find()) {
        refusals.add(Refusal.of("requisition.refusal.unseen").at(field));
      }
    });
    return refusals;
  }

  /** What a form says that has nothing wrong in it. */
  static Claim claim(Answers answers, Offer offer) {
    Choice choice = choice(answers);
    if (choice == null) {
      throw new IllegalStateException("a form with something wrong in it");
    }
    boolean something = choice != Choice.NONE;
    return new Claim(
        choice,
        switch (choice) {
          case WHOLE -> offer.ceiling().amount();
          case PART -> read(answers.text("amount"));
          case NONE -> Money.ZERO;
        },
        something && offer.sharing() && answers.text("share").equals("true"),
        something ? giro(answers).orElseThrow() : null,
        answers.text("ownCaseNumber").strip(),
        something ? answers.text("invoiceReference").strip() : "",
        something
            ? new Claim.Contact(
                answers.text("contactName").strip(),
                answers.text("contactEmail").strip(),
                answers.text("contactPhone").strip())
            : null);
  }

  static @Nullable Choice choice(Answers answers) {
    for (Choice choice : Choice.values()) {
      if (choice.name().equals(answers.text("choice"))) {
        return choice;
      }
    }
    return null;
  }

  private static List<Refusal> amount(Answers answers, Offer offer) {
    List<Refusal> refusals = new ArrayList<>();
    Choice choice = choice(answers);
    if (choice == null) {
      refusals.add(Refusal.of("requisition.refusal.choice").at("choice"));
    } else if (choice == Choice.PART) {
      refusals.addAll(part(answers.text("amount"), offer));
    } else if (!answers.text("amount").isBlank()) {
      refusals.add(Refusal.of("requisition.refusal.two-amounts." + choice).at("amount"));
    }
    if (offer.sharing() && choice != null && choice != Choice.NONE) {
      boolean wishes = answers.text("share").equals("true");
      boolean cannot = choice == Choice.PART && !offer.partMayShare();
      if (!wishes && !cannot && !answers.text("share").equals("false")) {
        refusals.add(Refusal.of("requisition.refusal.share").at("share"));
      } else if (wishes && cannot) {
        refusals.add(
            Refusal.of("requisition.refusal.share-needs-whole", offer.ceiling().amount())
                .at("share"));
      }
    }
    return refusals;
  }

  private static List<Refusal> part(String typed, Offer offer) {
    if (!offer.terms().partAllowed()) {
      return List.of(Refusal.of("requisition.refusal.no-part").at("choice"));
    }
    Money ceiling = offer.ceiling().amount();
    return switch (Typed.kronor(typed)) {
      case Typed.Unread<Long>(Typed.Problem problem, String text) ->
          List.of(
              problem == Typed.Problem.EMPTY
                  ? Refusal.of("requisition.refusal.amount").at("amount")
                  : Refusal.of(
                          problem == Typed.Problem.POINT
                              ? "requisition.refusal.point"
                              : "layout.typed." + problem,
                          shown(text))
                      .at("amount"));
      case Typed.Read<Long>(Long ore) -> part(new Money(ore), ceiling);
    };
  }

  private static List<Refusal> part(Money amount, Money ceiling) {
    if (amount.isNegative()) {
      return List.of(Refusal.of("requisition.refusal.negative").at("amount"));
    }
    if (amount.isZero()) {
      return List.of(Refusal.of("requisition.refusal.zero").at("amount"));
    }
    if (amount.compareTo(ceiling) > 0) {
      return List.of(Refusal.of("requisition.refusal.above", ceiling).at("amount"));
    }
    if (!amount.isWholeKronor()) {
      return List.of(Refusal.of("requisition.refusal.whole-kronor").at("amount"));
    }
    return amount.equals(ceiling)
        ? List.of(Refusal.of("requisition.refusal.is-whole", ceiling).at("choice"))
        : List.of();
  }

  private static Money read(String typed) {
    return switch (Typed.kronor(typed)) {
      case Typed.Read<Long>(Long ore) -> new Money(ore);
      case Typed.Unread<Long> unread -> throw new IllegalStateException("an amount unread");
    };
  }

  private static List<Refusal> account(Answers answers) {
    List<Refusal> refusals = new ArrayList<>();
    Optional<Account.Kind> kind = accountKind(answers);
    if (kind.isEmpty()) {
      refusals.add(Refusal.of("requisition.refusal.account-kind").at("accountKind"));
    } else if (giro(answers).isEmpty()) {
      refusals.add(Refusal.of("requisition.refusal.account." + kind.get()).at("accountNumber"));
    }
    refusals.addAll(reference(answers, "invoiceReference", LONGEST_REFERENCE));
    return refusals;
  }

  private static Optional<Account.Kind> accountKind(Answers answers) {
    for (Account.Kind kind : Account.Kind.values()) {
      if (kind.name().equals(answers.text("accountKind"))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static Optional<Account> giro(Answers answers) {
    return accountKind(answers).flatMap(kind -> Account.read(kind, answers.text("accountNumber")));
  }

  private static List<Refusal> contact(Answers answers) {
    List<Refusal> refusals = new ArrayList<>();
    String name = answers.text("contactName").strip();
    if (name.isEmpty()) {
      refusals.add(Refusal.of("requisition.refusal.contact-name").at("contactName"));
    } else if (name.length() > LONGEST_NAME) {
      refusals.add(
          Refusal.of("requisition.refusal.too-long", LONGEST_NAME, name.length())
              .at("contactName"));
    } else if (NOT_IN_NAMES.matcher(name).find()) {
      refusals.add(sign(NOT_IN_NAMES, name).at("contactName"));
    }
    if (!EMAIL.matcher(answers.text("contactEmail").strip()).matches()) {
      refusals.add(Refusal.of("requisition.refusal.contact-email").at("contactEmail"));
    }
    String phone = answers.text("contactPhone").strip();
    if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
      refusals.add(Refusal.of("requisition.refusal.contact-phone").at("contactPhone"));
    }
    return refusals;
  }

  /** The terms that were read are those in force: a new version has to be read too. */
  private static List<Refusal> conditions(Answers answers, Offer offer) {
    String read = answers.text("conditionsRead");
    if (read.equals(String.valueOf(offer.terms().version()))) {
      return List.of();
    }
    String key =
        read.isEmpty() ? "requisition.refusal.conditions" : "requisition.refusal.new-terms";
    return List.of(Refusal.of(key).at("conditionsRead"));
  }

  private static List<Refusal> reference(Answers answers, String field, int longest) {
    String text = answers.text(field).strip();
    if (text.length() > longest) {
      return List.of(Refusal.of("requisition.refusal.too-long", longest, text.length()).at(field));
    }
    return NOT_IN_REFERENCES.matcher(text).find()
        ? List.of(sign(NOT_IN_REFERENCES, text).at(field))
        : List.of();
  }

  private static Refusal sign(Pattern unwanted, String text) {
    var found = unwanted.matcher(text);
    return found.find()
        ? Refusal.of(
            "requisition.refusal.sign", Character.toString(text.codePointAt(found.start())))
        : Refusal.of("requisition.refusal.unseen");
  }

  /** What was typed, as it can be shown in a sentence. */
  static String shown(String text) {
    String seen = UNSEEN.matcher(text).replaceAll("");
    return seen.codePointCount(0, seen.length()) <= SHOWN
        ? seen
        : seen.substring(0, seen.offsetByCodePoints(0, SHOWN)) + "\u2026";
  }
}
