package se.statsbidrag.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import se.statsbidrag.audit.Verification;
import se.statsbidrag.audit.Verifier;

/** {@code audit verify}: is an exported audit trail whole? */
final class AuditCommand implements Command {

  @Override
  public int run(List<String> words, Terminal terminal) throws IOException {
    Words text = new Words(Arguments.language(words));
    Arguments arguments = Arguments.of(words, Set.of("heads"));
    if (arguments.asksForHelp()) {
      terminal.out().print(text.help("audit"));
      return 0;
    }
    List<String> rest = arguments.rest(2);
    if (rest.size() != 2 || !rest.getFirst().equals("verify")) {
      throw new Arguments.Misused("cli.audit-usage");
    }
    Verification verification =
        Verifier.verify(
            Path.of(rest.getLast()), arguments.option("heads").map(Path::of).orElse(null));
    verification
        .findings()
        .forEach(finding -> terminal.out().println(sentence(finding, text.locale())));
    terminal.out().println(text.text(verification.holds() ? "cli.whole" : "cli.not-whole"));
    return verification.holds() ? 0 : 1;
  }

  private static String sentence(Verification.Finding finding, Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "messages.audit",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new java.text.MessageFormat(bundle.getString(finding.key()), locale)
        .format(new Object[] {finding.from(), finding.to(), finding.row()});
  }
}
