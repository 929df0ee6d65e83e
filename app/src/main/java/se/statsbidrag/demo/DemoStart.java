package se.statsbidrag.demo;

import java.io.IOException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Sets the stage at the first start, and at every start brings it to where the clock stands. */
@DemonstrationOnly
@Component
class DemoStart implements ApplicationRunner {

  private final DemoWorld world;

  DemoStart(DemoWorld world) {
    this.world = world;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    world.catchUp();
  }
}
