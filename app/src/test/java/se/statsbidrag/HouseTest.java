package se.statsbidrag;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the house: who may call whom. */
class HouseTest {

  @Test
  void modules_call_only_those_they_may() {
    ApplicationModules.of(StatsbidragApp.class).verify();
  }
}
