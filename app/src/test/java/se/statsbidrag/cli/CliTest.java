package se.statsbidrag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.statsbidrag.Shows;

/** The commands as somebody types them, on the tables that ship under examples/. */
class CliTest {

  private static final String EXAMPLES = Path.of("..", "examples").toString() + "/";

  @TempDir Path folder;

  /** What a call answered. */
  private record Answer(int status, String out, String err) {}

  @Test
  @Shows({"R43", "R44"})
  void allocate_gives_the_regional_key_of_2020_as_published() throws IOException {
    Answer answer =
        run("", "allocate", "--rule", regions("rule.yaml"), "--figures", regions("figures.csv"));

    assertThat(answer.status()).isZero();
    List<String> published = Files.readAllLines(Path.of(regions("published.csv")));
    List<String> rows = answer.out().lines().toList();
    assertThat(rows).hasSize(22);
    for (int i = 1; i < published.size(); i++) {
      String[] cells = published.get(i).split(",");
      String row = cells[0] + ",";
      assertThat(rows).anyMatch(r -> r.startsWith(row) && r.endsWith("," + cells[2]));
    }
    assertThat(answer.err()).contains("31\u00a0500\u00a0000\u00a0kr");
  }

  @Test
  void allocate_reads_standard_input_and_writes_nothing_else_to_standard_output() {
    Answer answer =
        run(
            "code,population\na,1\nb,2\n",
            "allocate",
            "--rule",
            regions("rule.yaml"),
            "--frame",
            "5 000 000");

    assertThat(answer.out())
        .isEqualTo("code,name,population,amount\r\na,a,1,2000000\r\n" + "b,b,2,3000000\r\n");
  }

  @Test
  void allocate_writes_a_workbook_and_json_by_the_ending_of_the_file() throws IOException {
    for (String name : List.of("key.xlsx", "key.json")) {
      Path file = folder.resolve(name);
      Answer answer =
          run(
              "",
              "allocate",
              "--rule",
              regions("rule.yaml"),
              "--figures",
              regions("figures.csv"),
              "--out",
              file.toString());
      assertThat(answer.status()).isZero();
      assertThat(Files.size(file)).isPositive();
    }
    assertThat(Files.readString(folder.resolve("key.json"))).contains("3416090");
  }

  @Test
  @Shows({"R39", "R43"})
  void explain_shows_the_way_to_the_amount_of_gotland() {
    Answer answer =
        run(
            "",
            "explain",
            "Gotland",
            "--rule",
            regions("rule.yaml"),
            "--figures",
            regions("figures.csv"));

    assertThat(answer.status()).isZero();
    assertThat(answer.out())
        .contains("59\u00a0636", "10\u00a0319\u00a0473", "1\u00a0060\u00a0679\u00a0kr");
  }

  @Test
  void explain_speaks_english_when_asked() {
    Answer answer =
        run(
            "",
            "explain",
            "09",
            "--rule",
            regions("rule.yaml"),
            "--figures",
            regions("figures.csv"),
            "--lang",
            "en");

    assertThat(answer.out()).contains("Amount: ");
  }

  @Test
  void compare_names_who_wins_and_who_loses() {
    Answer answer =
        run(
            "",
            "compare",
            "--before",
            regions("rule.yaml"),
            "--after",
            EXAMPLES + "landsting-2017/rule.yaml",
            "--frame",
            "31500000",
            "--figures",
            regions("figures.csv"));

    assertThat(answer.status()).isZero();
    assertThat(answer.out()).contains("Gotland", "Stockholm", "\u2212");
  }

  @Test
  @Shows({"O1", "O2", "O3"})
  void infer_finds_the_rule_of_the_municipal_key_of_2020() throws IOException {
    Path rule = folder.resolve("rule.yaml");
    Answer answer =
        run(
            "",
            "infer",
            "--published",
            EXAMPLES + "kommuner-2020/published.csv",
            "--figures",
            EXAMPLES + "kommuner-2020/figures.csv",
            "--rule-out",
            rule.toString());

    assertThat(answer.status()).isZero();
    assertThat(answer.out())
        .contains("290 rader stämmer 284 exakt", "36 mottagare", "31\u00a0645\u00a0kr");
    Answer verified =
        run(
            "",
            "verify",
            "--published",
            EXAMPLES + "kommuner-2020/published.csv",
            "--rule",
            rule.toString(),
            "--figures",
            EXAMPLES + "kommuner-2020/figures.csv",
            "--frame",
            "75000000",
            "--within",
            "1");
    assertThat(verified.status()).isZero();
  }

  @Test
  @Shows({"R184", "O32"})
  void verify_finds_the_krona_that_stockholms_table_misses() {
    Answer answer = run("", "verify", "--published", EXAMPLES + "stockholm-2022/published.csv");

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out())
        .contains(
            "5\u00a0394\u00a0916", "5\u00a0394\u00a0915", "skillnad 1\u00a0kr", "håller inte");
  }

  @Test
  void infer_says_what_it_cannot_know_of_stockholms_split() {
    Answer answer =
        run(
            "",
            "infer",
            "--published",
            EXAMPLES + "stockholm-2022/published.csv",
            "--figures",
            EXAMPLES + "stockholm-2022/figures.csv");

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out()).contains("Ingen regel funnen", "Äldrenämnden", "250\u00a0000");
  }

  @Test
  @Shows({"R48", "O16"})
  void verify_finds_the_krona_too_much_of_2017() {
    Answer answer =
        run(
            "",
            "verify",
            "--published",
            EXAMPLES + "landsting-2017/published.csv",
            "--frame",
            "20000000");

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out()).contains("20\u00a0000\u00a0001", "skillnad 1\u00a0kr");
  }

  @Test
  void a_bad_cell_is_named_by_row_and_column_and_nothing_comes_out() {
    Answer answer =
        run(
            "code,population\na,1\nb,1.5.x\n",
            "allocate",
            "--rule",
            regions("rule.yaml"),
            "--frame",
            "5000000");

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains("Rad 3", "population");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void a_frame_below_the_guarantees_is_refused_with_a_sentence() {
    Answer answer =
        run(
            "",
            "allocate",
            "--rule",
            regions("rule.yaml"),
            "--figures",
            regions("figures.csv"),
            "--frame",
            "20000000");

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains("20\u00a0000\u00a0000");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void a_rule_that_explodes_by_aliases_is_refused() throws IOException {
    Path rule = folder.resolve("bomb.yaml");
    Files.writeString(rule, "a: &a [x,x]\nb: &b [*a,*a,*a]\nrule: {sum: [*b,*b]}\n");

    Answer answer =
        run(
            "",
            "allocate",
            "--rule",
            rule.toString(),
            "--frame",
            "1",
            "--figures",
            regions("figures.csv"));

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains("YAML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"allocate", "explain", "compare", "infer", "verify", "audit"})
  void each_command_explains_itself_in_both_languages(String command) {
    assertThat(run("", command, "--help").out()).startsWith("Användning: ./run " + command);
    assertThat(run("", command, "--help", "--lang", "en").out())
        .startsWith("Usage: ./run " + command);
  }

  @Test
  void a_wrong_call_says_what_is_wrong_and_where_help_is() {
    Answer answer = run("", "allocate", "--ramen", "5");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("--ramen", "--help");
  }

  private static String regions(String file) {
    return EXAMPLES + "regioner-2020/" + file;
  }

  private static Answer run(String in, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int status = Cli.run(Arrays.copyOf(words, words.length), terminal);
    return new Answer(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
