package se.statsbidrag;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the system answers, once it does. */
@Component
class Ready {

  private static final Logger log = LoggerFactory.getLogger(Ready.class);

  @EventListener
  void on(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web
        && web.getWebServer() instanceof WebServer server) {
      log.info("Statsbidrag answers at http://localhost:{}", server.getPort());
    }
  }
}
