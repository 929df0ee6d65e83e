package se.statsbidrag;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * What counts as a module, and what others may use of it: the first level of packages, their own
 * types only. The libraries of the other Maven modules are open to their inner packages; Maven sees
 * to it that they call nobody back.
 */
final class Modules implements ApplicationModuleDetectionStrategy {

  private static final Set<String> LIBRARIES = Set.of("engine", "tables", "pages");

  @Override
  public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
    return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
  }

  @Override
  public NamedInterfaces detectNamedInterfaces(
      JavaPackage module, ApplicationModuleInformation information) {
    return LIBRARIES.contains(module.getLocalName())
        ? NamedInterfaces.forOpen(module)
        : NamedInterfaces.of(module, information);
  }
}
