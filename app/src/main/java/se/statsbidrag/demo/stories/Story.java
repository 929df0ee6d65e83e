package se.statsbidrag.demo.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import se.statsbidrag.programme.RoundKind;
import se.statsbidrag.recipient.RecipientKind;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A year of the grant as a story (berättelse), read from {@code demo/stories}: when the agency
 * works with it, how the recipients answer, and the stages at which one can stop.
 *
 * @param code its name in addresses
 * @param seed of the rule that says who answers what
 * @param begins the moment at which the demonstration begins
 */
public record Story(
    String code,
    int year,
    long seed,
    LocalDateTime begins,
    List<Turnout> answers,
    List<Act> acts,
    List<Stage> stages) {

  private static final List<String> ALL = List.of("2020", "2021", "2017");

  /**
   * How the recipients of a round answer: how many of them do something else than ask for the whole
   * in time.
   *
   * @param paper whether they answer on paper, which a registrator enters
   * @param lastDay the round's
   * @param lateUntil when the last late answer comes
   * @param silent never answer
   * @param none decline
   * @param part ask for a part
   * @param late ask for the whole, too late
   * @param sharing of a hundred who ask for the whole in time, how many wish for more
   * @param always codes of those who ask for the whole in time whatever the seed
   */
  public record Turnout(
      RecipientKind recipients,
      RoundKind kind,
      boolean paper,
      LocalDate first,
      LocalDate lastDay,
      LocalDate lateUntil,
      int silent,
      int none,
      int part,
      int late,
      int sharing,
      @Nullable Set<String> always) {

    /** Those who ask for the whole whatever the seed. */
    Set<String> certain() {
      return Objects.requireNonNullElse(always, Set.of());
    }
  }

  /** Something that the agency, or the government, does at a moment. */
  public record Act(LocalDateTime at, Doing what, @Nullable RoundKind kind) {

    /** The round that it is about; the year's ordinary one where none is named. */
    RoundKind round() {
      return Objects.requireNonNullElse(kind, RoundKind.ORDINARY);
    }
  }

  /** What is done. */
  public enum Doing {
    /** Decisions of the government come, rounds open and close. */
    CATCH_UP,
    /** The parties that the mandate names get what it says. */
    DIRECT,
    /** Accounts are checked, the clean decided in a list, the rest one by one. */
    DESK,
    /** Who was refused because the frame did not last asks again for what is left of it. */
    ASK_AGAIN,
    /** What is due is put in a batch by one economist, attested by another and sent. */
    PAY,
    /** The bank's answers are fetched. */
    ANSWERS,
    /** What nobody asked for is shared out. */
    SHARE,
    /** What nobody asked for is left, by a decision too. */
    LEAVE
  }

  /** A stage (läge): the moment at which one can stop and look. */
  public record Stage(String code, LocalDateTime at) {}

  /** The stories, the first one to be told first. */
  static List<Story> all() {
    return ALL.stream().map(Story::read).toList();
  }

  /** A stage by its name, or the last one. */
  public Stage stage(String name) {
    return stages.stream()
        .filter(stage -> stage.code().equals(name))
        .findFirst()
        .orElseGet(stages::getLast);
  }

  private static Story read(String code) {
    try (var in = new ClassPathResource("demo/stories/" + code + ".yaml").getInputStream()) {
      return new YAMLMapper().readValue(in, Story.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
