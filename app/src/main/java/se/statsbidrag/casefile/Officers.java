package se.statsbidrag.casefile;

import java.util.List;
import java.util.UUID;

/** Knows who can be responsible for a matter; implemented by the module that knows people. */
public interface Officers {

  /** The case officers of an agency today, by name. */
  List<CaseFile.Officer> at(UUID agency);
}
