package se.statsbidrag.award;

import java.util.List;
import se.statsbidrag.kernel.Actor;

/**
 * An award has been made. Published in the decision's transaction, so that what follows from it is
 * true together with it.
 *
 * @param instalments their sum is the award
 */
public record AwardMade(Award award, List<Instalment> instalments, Actor by) {

  public AwardMade {
    instalments = List.copyOf(instalments);
  }
}
