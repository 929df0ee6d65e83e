package se.statsbidrag.ledger;

import java.util.List;
import se.statsbidrag.pages.Pager;

/** One page of transfers, the latest first. */
public record TransferPage(List<Transfer> transfers, Pager pager) {

  public TransferPage {
    transfers = List.copyOf(transfers);
  }
}
