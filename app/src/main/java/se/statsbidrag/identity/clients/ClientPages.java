package se.statsbidrag.identity.clients;

import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.kernel.Role;

/** Anslutna system: which of our systems may act for us, and connecting or removing one. */
@Controller
@Access(Role.AGENT)
class ClientPages {

  private static final String ROOT = "/anslutna-system";

  private final Clients clients;

  ClientPages(Clients clients) {
    this.clients = clients;
  }

  @GetMapping(ROOT)
  String list(Actor actor, Model model) {
    model.addAttribute("clients", clients.of(actor));
    model.addAttribute("now", clients.now());
    return "identity/clients";
  }

  @GetMapping(ROOT + "/nytt")
  String form(Model model) {
    model.addAttribute("key", UUID.randomUUID());
    return "identity/client-form";
  }

  /** Answers with the code itself and not with another address: it is shown once and not kept. */
  @PostMapping(ROOT + "/nytt")
  String register(
      Actor actor,
      @RequestParam UUID key,
      @RequestParam(name = "namn", defaultValue = "") String name,
      @RequestParam(name = "lamna", defaultValue = "false") boolean maySubmit,
      Model model) {
    Clients.Registered registered = clients.register(actor, key, name, maySubmit);
    model.addAttribute("client", registered.object());
    model.addAttribute("code", registered.code());
    return "identity/client-code";
  }

  @GetMapping(ROOT + "/{id}")
  String client(Actor actor, @PathVariable UUID id, Model model) {
    Client client = clients.client(actor, id);
    model.addAttribute("client", client);
    model.addAttribute("status", client.status(clients.now()));
    return "identity/client";
  }

  @PostMapping(ROOT + "/{id}")
  String remove(Actor actor, @PathVariable UUID id) {
    clients.remove(actor, id);
    return "redirect:" + ROOT + "/" + id;
  }

  @Bean
  static NavigationEntry clientsEntry() {
    return new NavigationEntry(ROOT, "clients.nav", 85, Set.of(Role.AGENT));
  }
}
