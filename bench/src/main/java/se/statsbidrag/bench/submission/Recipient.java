package se.statsbidrag.bench.submission;

import java.util.UUID;

/** One who submits: an organisation, its agent, and the agent's cookie. */
record Recipient(int number, UUID organisation, UUID person, String cookie) {}
