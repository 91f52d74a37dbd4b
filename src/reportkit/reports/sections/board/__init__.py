"""The papers of a board meeting: notice, agenda, draft minutes, and the standing papers A to F."""
