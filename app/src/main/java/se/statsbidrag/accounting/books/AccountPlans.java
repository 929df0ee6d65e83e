package se.statsbidrag.accounting.books;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import se.statsbidrag.accounting.books.AccountPlan.Entry;
import se.statsbidrag.accounting.books.AccountPlan.Mark;
import se.statsbidrag.accounting.books.AccountPlan.Movement;
import se.statsbidrag.accounting.books.AccountPlan.Party;
import se.statsbidrag.ledger.Side;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The plan of accounts that is in use, and those that batches were made by. */
@Component
class AccountPlans {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A kind of movement as the statements read it. */
  record Kind(
      int position,
      String from,
      String to,
      @Nullable String code,
      @Nullable Party counterparty,
      @Nullable String omit) {}

  /** A line of its voucher, likewise. */
  record Part(
      int movement,
      int position,
      String account,
      Side side,
      boolean item,
      boolean line,
      boolean counterparty,
      boolean kind) {}

  private final AccountPlan current;
  private final JsonMapper json;

  AccountPlans(
      @Value("${statsbidrag.account-plan:classpath:reference/account-plan.yaml}") Resource file,
      JsonMapper json)
      throws IOException {
    this.current = read(file);
    this.json = json;
  }

  AccountPlan current() {
    return current;
  }

  String written(AccountPlan plan) {
    return json.writeValueAsString(plan);
  }

  /** A plan as the statements read it. */
  VoucherStore.Plan rows(AccountPlan plan) {
    List<Kind> kinds = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (Movement own : plan.movements()) {
      int place = kinds.size() + 1;
      kinds.add(new Kind(place, own.from(), own.to(), own.code(), own.counterparty(), own.omit()));
      int position = 1;
      for (Entry entry : own.booked()) {
        parts.add(
            new Part(
                place,
                position++,
                entry.account(),
                entry.side(),
                entry.marks(Mark.ITEM),
                entry.marks(Mark.LINE),
                entry.marks(Mark.COUNTERPARTY),
                entry.marks(Mark.COUNTERPARTY_KIND)));
      }
    }
    return new VoucherStore.Plan(
        json.writeValueAsString(kinds),
        json.writeValueAsString(parts),
        json.writeValueAsString(plan.state()));
  }

  AccountPlan kept(String written) {
    return json.readValue(written, AccountPlan.class);
  }

  /** A plan that cannot be used stops the start: better than a period's vouchers gone wrong. */
  static AccountPlan read(Resource file) throws IOException {
    try (InputStream in = file.getInputStream()) {
      AccountPlan plan = YAML.readValue(in, AccountPlan.class);
      List<String> faults = plan.faults();
      if (!faults.isEmpty()) {
        throw new IllegalStateException(file.getDescription() + ": " + String.join("; ", faults));
      }
      return plan;
    } catch (JacksonException e) {
      throw new IllegalStateException(file.getDescription() + ": " + e.getMessage(), e);
    }
  }
}
