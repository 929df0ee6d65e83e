package se.statsbidrag.payment;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import se.statsbidrag.payment.bank.BankProfile;
import se.statsbidrag.payment.bank.Giro;
import se.statsbidrag.payment.bank.Payer;
import se.statsbidrag.payment.bank.Place;

/** How the operator has set payments up: which way they go, from where, and what is off. */
@Component
public class PaymentSettings {

  /** A bankgiro that nobody has: the demonstration pays from it. */
  private static final String NOBODYS = "0000000";

  private final Batch.Way way;
  private final Giro account;
  private final String bic;
  private final String agreement;
  private final String town;
  private final String organisationNumber;
  private final String setOffStatute;
  private final BankProfile bank;

  PaymentSettings(
      @Value("${statsbidrag.demonstration:false}") boolean demonstration,
      @Value("${statsbidrag.payment.way:}") String way,
      @Value("${statsbidrag.payment.folder-out:}") String folder,
      @Value("${statsbidrag.payment.account-kind:BANKGIRO}") Giro.Kind kind,
      @Value("${statsbidrag.payment.account:}") String account,
      @Value("${statsbidrag.payment.bic:}") String bic,
      @Value("${statsbidrag.payment.agreement:}") String agreement,
      @Value("${statsbidrag.payment.town:Stockholm}") String town,
      @Value("${statsbidrag.payment.organisation-number:}") String organisationNumber,
      @Value("${statsbidrag.payment.set-off-statute:}") String setOffStatute,
      @Value("${statsbidrag.payment.bank-profile:classpath:banks/standard.yaml}") Resource profile)
      throws IOException {
    boolean made = demonstration && account.isBlank();
    boolean reached = demonstration || !folder.isBlank();
    Batch.Way usual = reached ? Batch.Way.BANK : Batch.Way.BROWSER;
    this.way = way.isBlank() ? usual : Batch.Way.valueOf(way);
    this.account = made ? new Giro(Giro.Kind.BANKGIRO, NOBODYS) : new Giro(kind, account);
    this.bic = made ? "DEMOSESS" : bic;
    this.agreement = agreement;
    this.town = town;
    this.organisationNumber = made ? "0000000000" : organisationNumber;
    this.setOffStatute = setOffStatute.strip();
    try (InputStream yaml = profile.getInputStream()) {
      this.bank = BankProfile.read(yaml);
    }
  }

  /** How batches go out. */
  public Batch.Way way() {
    return way;
  }

  /** Whether a bank file can be made: it says from where the money comes. */
  boolean complete() {
    return way == Batch.Way.ORDER || !account.number().isBlank() && !bic.isBlank();
  }

  /** The statute that lets a claim be set off against a grant; empty while set-off is off (L16). */
  public String setOffStatute() {
    return setOffStatute;
  }

  /** How the bank wants its files. */
  BankProfile bank() {
    return bank;
  }

  Payer payer(String name) {
    return new Payer(
        name,
        organisationNumber,
        Place.inSweden(town),
        account,
        bic,
        agreement.isBlank() ? null : agreement);
  }
}
