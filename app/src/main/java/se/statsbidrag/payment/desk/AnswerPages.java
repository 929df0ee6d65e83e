package se.statsbidrag.payment.desk;

import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import se.statsbidrag.kernel.Access;
import se.statsbidrag.kernel.Actor;
import se.statsbidrag.kernel.Refusal;
import se.statsbidrag.kernel.Refused;
import se.statsbidrag.kernel.Role;
import se.statsbidrag.pages.Pager;
import se.statsbidrag.payment.answers.Answer;
import se.statsbidrag.payment.answers.Answers;

/** What the bank has answered: the list, one answer with its lines, and a file that is read in. */
@Controller
@Access({Role.CASE_OFFICER, Role.DECISION_MAKER, Role.ECONOMIST, Role.AUDITOR})
class AnswerPages {

  static final String ROOT = "/utbetalningar/besked";
  private static final int SIZE = 50;

  private final Answers answers;

  AnswerPages(Answers answers) {
    this.answers = answers;
  }

  @GetMapping(ROOT)
  String list(Actor actor, @RequestParam(name = "sida", defaultValue = "1") int page, Model model) {
    Pager pager = Pager.of(page, answers.count(actor), SIZE);
    model.addAttribute("pager", pager);
    model.addAttribute("answers", answers.list(actor, pager.offset(), SIZE));
    model.addAttribute("mayTake", actor.has(Role.ECONOMIST));
    return "payment/answers";
  }

  @GetMapping(ROOT + "/{id}")
  String answer(Actor actor, @PathVariable UUID id, Model model) {
    Answer answer = answers.answer(actor, id);
    model.addAttribute("answer", answer);
    return "payment/answer";
  }

  @Access(Role.ECONOMIST)
  @GetMapping(ROOT + "/nytt")
  String ask() {
    return "payment/answer-new";
  }

  @Access(Role.ECONOMIST)
  @PostMapping(ROOT + "/nytt")
  String take(Actor actor, @RequestParam MultipartFile file) throws IOException {
    if (file.isEmpty()) {
      throw new Refused(Refusal.of("payment.refusal.file").at("file"));
    }
    String name = file.getOriginalFilename();
    Answer answer = answers.take(actor, name == null ? "" : name, file.getBytes());
    return "redirect:" + ROOT + "/" + answer.id();
  }
}
