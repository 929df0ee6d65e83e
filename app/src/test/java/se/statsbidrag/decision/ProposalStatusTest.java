package se.statsbidrag.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.statsbidrag.Shows;

@Shows("L4")
class ProposalStatusTest {

  @Test
  void every_pair_of_statuses_is_legal_or_not_as_this_table_says() {
    Map<ProposalStatus, Set<ProposalStatus>> legal = new EnumMap<>(ProposalStatus.class);
    for (ProposalStatus status : ProposalStatus.values()) {
      legal.put(status, EnumSet.noneOf(ProposalStatus.class));
    }
    legal.put(
        ProposalStatus.PROPOSED,
        EnumSet.of(
            ProposalStatus.DECIDED,
            ProposalStatus.REFUSED,
            ProposalStatus.SENT_BACK,
            ProposalStatus.WITHDRAWN));
    for (ProposalStatus from : ProposalStatus.values()) {
      for (ProposalStatus to : ProposalStatus.values()) {
        assertThat(from.next().contains(to))
            .as("%s → %s", from, to)
            .isEqualTo(legal.get(from).contains(to));
      }
    }
  }
}
