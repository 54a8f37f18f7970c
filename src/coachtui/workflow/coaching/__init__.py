"""What a coach makes of observed meetings: marks settled, cards, levels, the debrief, notes, what is followed up."""
