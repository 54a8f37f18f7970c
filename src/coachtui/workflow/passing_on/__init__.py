"""Records on their way between files: exported, imported, merged, and handed over from private files."""
