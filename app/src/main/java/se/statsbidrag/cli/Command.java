package se.statsbidrag.cli;

import java.util.List;

/** One word of the command line. */
interface Command {

  /**
   * Does it.
   *
   * @param arguments what stands after the word
   * @return the exit status: 0 done, 1 the answer is no, 2 the call was wrong
   */
  int run(List<String> arguments, Terminal terminal) throws Exception;
}
