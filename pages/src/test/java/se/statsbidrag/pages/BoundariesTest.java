package se.statsbidrag.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundariesTest {

  private static final String MAP =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "Ale", "kod": "1440"}, "geometry": {
          "type": "Polygon", "coordinates": [[%1$s]]}},
        {"type": "Feature", "id": "0980", "properties": {"name": "Gotland"}, "geometry": {
          "type": "MultiPolygon", "coordinates": [[[%2$s]], [[%1$s]]]}},
        {"type": "Feature", "properties": {"name": "the sea"}, "geometry": null}]}
      """;

  @TempDir Path folder;

  @Test
  void boundaries_in_degrees_and_in_metres_are_drawn() throws Exception {
    write(
        MAP.formatted("[12,58],[12.5,58],[12.5,58.2],[12,58]", "[18,57],[19,57],[19,58],[18,57]"));
    SwedenMap degrees = SwedenMap.in(folder);
    assertThat(degrees.codes()).containsExactlyInAnyOrder("1440", "0980");
    Chart chart = draw(degrees);
    assertThat(chart.credit()).isEqualTo("Kartdata: SCB");
    assertThat(chart.svg()).contains("Ale: 5\u00a0kr").doesNotContain("NaN");

    write(
        MAP.formatted(
            "[300000,6400000],[320000,6400000],[320000,6500000]",
            "[700000,6300000],[750000,6300000],[750000,6400000]"));
    assertThat(SwedenMap.in(folder).codes()).hasSize(2);
  }

  @Test
  void without_a_file_the_tiles_stand() throws Exception {
    assertThat(SwedenMap.in(null).codes()).hasSize(290);
    assertThat(SwedenMap.in(folder).codes()).hasSize(290);
    assertThat(SwedenMap.in(folder.resolve("nowhere")).codes()).hasSize(290);
  }

  @Test
  void a_file_that_is_no_map_is_said_to_be_none() throws Exception {
    write("{\"features\": []}");
    assertThatThrownBy(() -> SwedenMap.in(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no municipality");
    write("not json at all");
    assertThatThrownBy(() -> SwedenMap.in(folder)).hasMessageContaining("not a GeoJSON file");
  }

  private void write(String json) throws IOException {
    Files.writeString(folder.resolve("kommuner.geojson"), json);
  }

  private static Chart draw(SwedenMap map) {
    return Charts.in(Swedish.FORMATS)
        .map(
            map,
            new Charts.Text("Karta", "Kronor"),
            List.of(new Charts.Place("1440", "Ale", 5.0)),
            new Charts.Measure("kr", 0),
            null);
  }
}
