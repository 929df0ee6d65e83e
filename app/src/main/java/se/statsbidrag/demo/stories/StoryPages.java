package se.statsbidrag.demo.stories;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.statsbidrag.demo.DemonstrationOnly;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.NotFound;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.pages.Formats;
import se.statsbidrag.pages.Parts;

/** Where a story is chosen and played to one of its stages, by anybody. */
@DemonstrationOnly
@Controller
@Access(open = true)
class StoryPages {

  private static final String EVERY_OTHER_SECOND = "2";

  private final Stories stories;
  private final StoryPlays plays;
  private final MessageSource messages;

  StoryPages(Stories stories, StoryPlays plays, MessageSource messages) {
    this.stories = stories;
    this.plays = plays;
    this.messages = messages;
  }

  @GetMapping("/demo/berattelser")
  String list(Model model) {
    model.addAttribute("stories", stories.all());
    return "demo/stories";
  }

  @GetMapping("/demo/berattelser/{code}")
  String show(@PathVariable String code, Locale locale, Model model) {
    Story story = story(code);
    model.addAttribute("story", story);
    model.addAttribute("stages", options(story, locale));
    return "demo/story";
  }

  @PostMapping("/demo/berattelser/{code}")
  String play(@PathVariable String code, @RequestParam(defaultValue = "") String stage) {
    Story story = story(code);
    Story.Stage chosen =
        story.stages().stream()
            .filter(one -> one.code().equals(stage))
            .findFirst()
            .orElseThrow(() -> new Refused(Refusal.of("stories.refusal.stage").at("stage")));
    plays.start(story, chosen);
    return "redirect:/demo/berattelser/pagar";
  }

  @GetMapping("/demo/berattelser/pagar")
  String progress(HttpServletResponse response, Model model) {
    Progress progress = plays.progress().orElse(null);
    if (progress == null) {
      return "redirect:/demo/berattelser";
    }
    if (!progress.ended()) {
      response.setHeader("Refresh", EVERY_OTHER_SECOND);
    }
    model.addAttribute("progress", progress);
    return "demo/story-progress";
  }

  private Story story(String code) {
    return stories.all().stream()
        .filter(story -> story.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new NotFound("story", code));
  }

  private List<Parts.Option> options(Story story, Locale locale) {
    Formats formats = Formats.of(locale);
    return story.stages().stream()
        .map(stage ->
            new Parts.Option(
                stage.code(),
                messages.getMessage(
                    "stories.stage.label",
                    new Object[] {
                      messages.getMessage("stories.stage." + stage.code(), null, locale),
                      formats.date(stage.at().toLocalDate())
                    },
                    locale)))
        .toList();
  }
}
