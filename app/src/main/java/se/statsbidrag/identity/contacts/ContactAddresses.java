package se.statsbidrag.identity.contacts;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.notification.AddressBook;
import se.statsbidrag.notification.Addressee;

/** How the contact persons of a recipient are reached, and the function mailboxes beside them. */
@Component
class ContactAddresses implements AddressBook {

  private record Row(String name, String email, @Nullable String mailbox, String organisation) {}

  private static final Locale SWEDISH = Locale.of("sv", "SE");

  private final JdbcClient jdbc;

  ContactAddresses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Addressee> holders(UUID organisation, Role role) {
    return List.of();
  }

  @Override
  public List<Addressee> contacts(
      UUID organisation, UUID agency, @Nullable UUID grant, @Nullable String kind) {
    return jdbc
        .sql(
            """
            select c.name, c.email, c.mailbox, o.name as organisation
              from identity.contact_person c
              join recipient.organisation o on o.id = c.organisation_id
             where c.organisation_id = :organisation and c.agency_id = :agency
               and upper_inf(c.valid)
               and (:grant::uuid is null or c.grant_id = :grant)
               and (:kind::text is null or c.recipient_kind = :kind)
             order by c.grant_id, c.recipient_kind
            """)
        .param("organisation", organisation)
        .param("agency", agency)
        .param("grant", grant)
        .param("kind", kind)
        .query(Row.class)
        .list()
        .stream()
        .flatMap(ContactAddresses::addressees)
        .toList();
  }

  private static Stream<Addressee> addressees(Row row) {
    Addressee person = new Addressee(null, row.name(), row.email(), SWEDISH);
    return row.mailbox() == null
        ? Stream.of(person)
        : Stream.of(person, new Addressee(null, row.organisation(), row.mailbox(), SWEDISH));
  }
}
