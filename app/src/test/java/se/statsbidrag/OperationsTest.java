package se.statsbidrag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What docs/operations.md promises to whoever runs the system. */
@ExtendWith(OutputCaptureExtension.class)
class OperationsTest {

  @Test
  void the_log_of_production_is_json_and_metrics_are_read_on_a_port_of_their_own(CapturedOutput log)
      throws Exception {
    int port = free();
    int metrics = free();
    try (ConfigurableApplicationContext system =
        start(
            "--spring.datasource.url=" + TestDatabase.database("operations"),
            "--spring.datasource.username=postgres",
            "--statsbidrag.oidc.issuer=http://localhost:1/nobody",
            "--spring.profiles.active=production",
            "--server.port=" + port,
            "--management.server.port=" + metrics)) {
      assertThat(system.isActive()).isTrue();
      assertThat(get(metrics, "/actuator/prometheus")).startsWith("200").contains("jvm_memory");
      assertThat(get(metrics, "/actuator/health/readiness")).isEqualTo("200 {\"status\":\"UP\"}");
      assertThat(get(port, "/actuator/prometheus")).startsWith("404");
    }
    assertThat(log.getOut().lines().filter(line -> line.contains("Statsbidrag answers at")))
        .singleElement()
        .asString()
        .startsWith("{\"@timestamp\":")
        .endsWith("}");
  }

  @Test
  void a_second_system_on_a_data_folder_says_so_and_nothing_else(
      @TempDir Path folder, CapturedOutput log) throws Exception {
    try (FileChannel other =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatThrownBy(() ->
              start(
                  "--statsbidrag.demonstration=true",
                  "--server.port=0",
                  "--statsbidrag.embedded-database=" + folder))
          .isNotNull();
    }
    assertThat(log.getOut())
        .contains("Another Statsbidrag is running on this data folder: " + folder)
        .contains("STATSBIDRAG_DATA")
        .doesNotContain("\tat ", "creating bean");
  }

  private static ConfigurableApplicationContext start(String... arguments) {
    return new SpringApplicationBuilder(StatsbidragApp.class)
        .properties("spring.main.banner-mode=off")
        .run(arguments);
  }

  private static String get(int port, String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
