package se.statsbidrag.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.statsbidrag.kernel.Access;

/**
 * The texts at the foot of every page: the accessibility statement that the law (2018:1937) asks
 * for, personal data, cookies and contact. Who runs the service is configured.
 */
@Controller
@Access(open = true)
class AboutPages {

  /** A heading and what stands under it. */
  record Section(String title, List<Block> blocks) {}

  /** A paragraph, or a list of items. */
  record Block(@Nullable String paragraph, List<String> items) {}

  private static final String ITEM = "- ";

  private final MessageSource messages;
  private final Object[] operator;

  AboutPages(
      MessageSource messages,
      @Value("${statsbidrag.operator.name}") String name,
      @Value("${statsbidrag.operator.email}") String email,
      @Value("${statsbidrag.operator.phone}") String phone) {
    this.messages = messages;
    this.operator = new Object[] {name, email, phone};
  }

  @GetMapping("/tillganglighet")
  String accessibility(Model model, Locale locale) {
    return page("accessibility", model, locale);
  }

  @GetMapping("/personuppgifter")
  String personalData(Model model, Locale locale) {
    return page("personal-data", model, locale);
  }

  @GetMapping("/kakor")
  String cookies(Model model, Locale locale) {
    return page("cookies", model, locale);
  }

  @GetMapping("/kontakt")
  String contact(Model model, Locale locale) {
    return page("contact", model, locale);
  }

  private String page(String name, Model model, Locale locale) {
    String key = "about." + name;
    model.addAttribute("title", text(key + ".title", locale));
    model.addAttribute("lead", text(key + ".lead", locale));
    List<Section> sections = new ArrayList<>();
    int number = 1;
    while (exists(key + "." + number + ".title", locale)) {
      String section = key + "." + number++;
      sections.add(
          new Section(text(section + ".title", locale), blocks(text(section + ".text", locale))));
    }
    model.addAttribute("sections", sections);
    return "publication/about";
  }

  /** Lines of a text: those that begin with a dash are items of a list. */
  static List<Block> blocks(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (!line.startsWith(ITEM)) {
        blocks.add(new Block(line, List.of()));
      } else {
        if (blocks.isEmpty() || blocks.getLast().paragraph() != null) {
          blocks.add(new Block(null, new ArrayList<>()));
        }
        blocks.getLast().items().add(line.substring(ITEM.length()));
      }
    }
    return blocks;
  }

  private boolean exists(String key, Locale locale) {
    return messages.getMessage(key, operator, null, locale) != null;
  }

  private String text(String key, Locale locale) {
    return messages.getMessage(key, operator, locale);
  }
}
