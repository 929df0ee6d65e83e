package se.statsbidrag.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.statsbidrag.allocation.figures.FigureDraft;
import se.statsbidrag.allocation.figures.FigureImports;
import se.statsbidrag.allocation.figures.FigureRegister;
import se.statsbidrag.kernel.Actor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Loads the figures of a year's {@code figures.yaml}, as a case officer would: the misspelled names
 * are confirmed by that person.
 */
@DemonstrationOnly
@Component
class DemoFigures {

  private static final String FOLDER = "demo/";

  private record Script(Map<String, String> confirmed, List<Entry> series) {}

  private record Entry(String file, String column, FigureDraft draft) {}

  private final FigureRegister figures;
  private final FigureImports imports;

  DemoFigures(FigureRegister figures, FigureImports imports) {
    this.figures = figures;
    this.imports = imports;
  }

  /** Loads what is not there already. */
  @Transactional
  void enter(Actor officer, String year) throws IOException {
    Script script =
        YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build()
            .readValue(content(year + "/figures.yaml"), Script.class);
    for (Entry entry : script.series()) {
      FigureDraft draft = entry.draft();
      if (figures
          .standing(officer.agencyId(), draft.driver(), draft.kind(), draft.referenceDate())
          .isEmpty()) {
        imports.load(
            officer,
            draft,
            entry.column(),
            entry.file().substring(entry.file().lastIndexOf('/') + 1),
            content(entry.file()),
            script.confirmed());
      }
    }
  }

  private static byte[] content(String file) throws IOException {
    return new ClassPathResource(FOLDER + file).getContentAsByteArray();
  }
}
