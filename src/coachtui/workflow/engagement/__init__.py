"""What all others need: the engagement with its log, script and rubric, its people and evidence, and private files."""
