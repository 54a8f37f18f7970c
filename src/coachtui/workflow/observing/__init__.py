"""A meeting that is observed: prepared, its lines typed while it goes on, or taken in from a transcript."""
