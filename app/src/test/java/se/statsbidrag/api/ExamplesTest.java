package se.statsbidrag.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.statsbidrag.SystemTest;
import se.statsbidrag.identity.clients.ConnectedSystem;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.requisition.FormFixture;

/** The examples of docs/api.md, run as they stand. */
@SystemTest
class ExamplesTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```sh\\n(.*?)```");

  @LocalServerPort int port;
  @Autowired FormFixture form;
  @Autowired ConnectedSystem systems;

  @Test
  void the_documented_examples_run() throws Exception {
    String script =
        EXAMPLE
            .matcher(Files.readString(Path.of("../docs/api.md")))
            .results()
            .map(MatchResult::group)
            .map(block -> block.replaceAll("```(sh)?", ""))
            .collect(Collectors.joining("echo\n"));
    Actor agent = form.person(form.municipality(), Role.AGENT, "Anna Ek");
    ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
    shell.environment().put("ADDRESS", "http://localhost:" + port);
    shell.environment().put("ROUND", form.round().id().toString());
    shell.environment().put("CODE", systems.code(agent));
    Process run = shell.redirectErrorStream(true).start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("S2020/01591/SOF", "Ekonomisystemet", "KS 2020/17")
        .contains("\"remaining\":[]")
        .contains("/granssnitt#person-submits", "/granssnitt#not-found");
  }
}
