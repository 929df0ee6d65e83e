package se.statsbidrag;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Our own libraries count as modules whose every public class may be used: they know nothing of the
 * framework, so they cannot say it by an annotation.
 */
final class Libraries implements ApplicationModuleDetectionStrategy {

  private static final Set<String> OPEN = Set.of("engine", "tables", "pages");

  @Override
  public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
    return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
  }

  @Override
  public NamedInterfaces detectNamedInterfaces(
      JavaPackage module, ApplicationModuleInformation information) {
    return OPEN.contains(module.getLocalName())
        ? NamedInterfaces.forOpen(module)
        : ApplicationModuleDetectionStrategy.super.detectNamedInterfaces(module, information);
  }
}
