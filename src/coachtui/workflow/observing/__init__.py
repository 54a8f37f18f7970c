"""A meeting while it is observed: lines typed, items opened and closed, cards, pauses; on a log that writes behind."""
