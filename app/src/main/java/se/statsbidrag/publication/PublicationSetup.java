package se.statsbidrag.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.statsbidrag.kernel.NavigationEntry;
import se.statsbidrag.pages.SwedenMap;

/** The public part of the menu, and the map: tiles, or boundaries where the operator has a file. */
@Configuration(proxyBeanMethods = false)
class PublicationSetup {

  @Bean
  SwedenMap swedenMap(@Value("${statsbidrag.map-folder:}") String folder) throws IOException {
    return folder.isBlank() ? SwedenMap.tiles() : SwedenMap.in(Path.of(folder));
  }

  @Bean
  NavigationEntry grantsInMenu() {
    return new NavigationEntry("/bidrag", "publication.nav.grants", 1, Set.of());
  }

  @Bean
  NavigationEntry keysInMenu() {
    return new NavigationEntry("/fordelning", "publication.nav.keys", 2, Set.of());
  }

  @Bean
  NavigationEntry simulatorInMenu() {
    return new NavigationEntry("/simulera", "publication.nav.simulate", 3, Set.of());
  }
}
