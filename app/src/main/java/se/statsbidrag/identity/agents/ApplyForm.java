package se.statsbidrag.identity.agents;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.identity.contacts.ContactPerson;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;

/** The form of an application as it was sent; what nobody filled in is null. */
record ApplyForm(
    @Nullable String scope,
    @Nullable String kind,
    @Nullable String deputy,
    @Nullable String to,
    @Nullable String title,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String evidence,
    @Nullable MultipartFile file) {

  /** What it asks for; refused with everything that cannot be read. */
  NewApplication read(UUID organisation, Scopes scopes) throws IOException {
    List<Refusal> refusals = new ArrayList<>();
    @Nullable UUID covers = Fields.id(text(scope), "scope", refusals);
    @Nullable UUID agency =
        covers == null ? null : scopes.agency(organisation, covers).orElse(null);
    Evidence.@Nullable Kind shows =
        Arrays.stream(Evidence.Kind.values())
            .filter(known -> known.name().equals(evidence))
            .findFirst()
            .orElse(null);
    chosen(agency, "scope", refusals);
    chosen(shows, "evidence", refusals);
    @Nullable LocalDate last = Fields.day(text(to), "to", refusals);
    @Nullable Evidence paper = Fields.evidence(file, true, refusals);
    ContactPerson.Details typed =
        ContactPerson.Details.typed(text(title), text(email), text(phone), "");
    if (covers == null || agency == null || shows == null || last == null || paper == null) {
      refusals.addAll(ApplicationRules.applicant(typed));
      throw new Refused(refusals);
    }
    return new NewApplication(
        agency,
        organisation,
        covers,
        text(kind).isBlank() ? null : Fields.kind(text(kind), scopes.kinds(organisation)),
        Boolean.parseBoolean(deputy),
        last,
        typed.name(),
        typed.email(),
        typed.phone(),
        shows,
        paper);
  }

  private static void chosen(@Nullable Object choice, String field, List<Refusal> refusals) {
    if (choice == null && refusals.stream().noneMatch(other -> field.equals(other.field()))) {
      refusals.add(Refusal.of("identity.refusal.choice").at(field));
    }
  }

  private static String text(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "");
  }
}
