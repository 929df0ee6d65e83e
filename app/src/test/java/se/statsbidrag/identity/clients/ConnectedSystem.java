package se.statsbidrag.identity.clients;

import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.statsbidrag.api.Caller;
import se.statsbidrag.kernel.Actor;

/** Connects a recipient's own system, for tests in the demonstration. */
@Component
public class ConnectedSystem {

  private final Clients clients;

  ConnectedSystem(Clients clients) {
    this.clients = clients;
  }

  /** The code with which a system that the agent registers is connected. */
  public String code(Actor agent) {
    return clients.register(agent, UUID.randomUUID(), "Ekonomisystemet", false).code();
  }

  /** A system of the agent's organisation, connected, with a token of the demonstration. */
  public Caller of(Actor agent, boolean maySubmit, int port)
      throws IOException, InterruptedException {
    String code = clients.register(agent, UUID.randomUUID(), "Ekonomisystemet", maySubmit).code();
    Caller caller = new Caller(port);
    String token =
        caller
            .send("POST", "/api/demo/token?client_id=" + UUID.randomUUID(), "")
            .json()
            .path("access_token")
            .asString();
    caller.token(token);
    Caller.Answer answer = caller.send("POST", "/api/v1/connection", "{\"code\":\"" + code + "\"}");
    if (answer.status() != 200) {
      throw new AssertionError(answer);
    }
    return caller;
  }
}
