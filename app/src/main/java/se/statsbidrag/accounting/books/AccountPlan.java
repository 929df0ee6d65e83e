package se.statsbidrag.accounting.books;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.statsbidrag.ledger.Side;

/**
 * Which accounts each kind of movement is booked on (kontoplan). Data of the agency's own; a batch
 * of vouchers keeps the plan that it was made by.
 *
 * @param series of the vouchers (verifikationsserie)
 * @param charged the account on which the books show what is charged to an appropriation item
 * @param state the kinds of recipient that are of the state (inomstatliga)
 * @param movements the first that fits a transfer is used
 */
public record AccountPlan(
    String name,
    String series,
    String charged,
    List<Dimension> dimensions,
    Set<String> state,
    List<Account> accounts,
    List<Movement> movements) {

  /** What a line of a voucher can be marked with. */
  enum Mark {
    ITEM,
    LINE,
    COUNTERPARTY,
    COUNTERPARTY_KIND
  }

  /** Whether a counterparty is of the state. */
  enum Party {
    STATE,
    OTHER
  }

  /** A dimension of the books, by the number that their files know it by. */
  record Dimension(Mark of, int number, String name) {}

  /** An account of the books. */
  record Account(String number, String name) {}

  /**
   * A kind of movement, by the kinds of the pots that it goes between.
   *
   * @param code the movement's own; null for any
   * @param counterparty null for any
   * @param omit why it is not booked; null where it is
   */
  record Movement(
      String from,
      String to,
      @Nullable String code,
      @Nullable Party counterparty,
      @Nullable String omit,
      @Nullable List<Entry> entries) {

    public List<Entry> booked() {
      return entries == null ? List.of() : entries;
    }
  }

  /**
   * A line of the voucher, with the whole amount.
   *
   * @param with what the line is marked with; null for all that is known
   */
  record Entry(String account, Side side, @Nullable Set<Mark> with) {

    boolean marks(Mark mark) {
      return with == null || with.contains(mark);
    }
  }

  public AccountPlan {
    dimensions = dimensions.stream().sorted(Comparator.comparingInt(Dimension::number)).toList();
    state = Set.copyOf(state);
    accounts = List.copyOf(accounts);
    movements = List.copyOf(movements);
  }

  /** What is wrong with the plan; empty when it can be used. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    Set<String> known = accounts.stream().map(Account::number).collect(Collectors.toSet());
    if (!known.contains(charged)) {
      faults.add("account " + charged + " has no name");
    }
    for (Movement movement : movements) {
      String which = movement.from() + " → " + movement.to();
      long debit = movement.booked().stream().filter(entry -> entry.side() == Side.DEBIT).count();
      if (debit * 2 != movement.booked().size()) {
        faults.add(which + " does not balance");
      }
      if ((movement.omit() == null) == movement.booked().isEmpty()) {
        faults.add(which + " is either booked or left out with a reason");
      }
      movement.booked().stream()
          .filter(entry -> !known.contains(entry.account()))
          .forEach(entry -> faults.add("account " + entry.account() + " has no name"));
    }
    return faults;
  }

  /** The dimension that a mark is written in; empty where the books have none. */
  Optional<Dimension> dimension(Mark mark) {
    return dimensions.stream().filter(own -> own.of() == mark).findFirst();
  }

  /** What an account is called; its number where it has no name. */
  public String accountName(String number) {
    return accounts.stream()
        .filter(account -> account.number().equals(number))
        .map(Account::name)
        .findFirst()
        .orElse(number);
  }
}
