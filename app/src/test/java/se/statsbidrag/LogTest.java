package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the log may not hold: names of people, and what they typed. */
@SystemTest
@ExtendWith(OutputCaptureExtension.class)
class LogTest {

  private static final String OFFICER = "Hanna Handläggare";

  @LocalServerPort int port;

  @Test
  void the_log_holds_neither_who_signed_in_nor_what_they_looked_for(CapturedOutput log)
      throws Exception {
    try (Visitor officer = new Visitor(port)) {
      officer.signIn(OFFICER);
      assertThat(officer.get("/att-gora").body()).contains(OFFICER);
      officer.get("/finns-inte?namn=Anna+Andersson");
      officer.get("/uppdrag/inte-en-identitet?namn=Anna+Andersson");
    }
    assertThat(log.getAll()).doesNotContain(OFFICER, "Anna", "Andersson");
  }
}
