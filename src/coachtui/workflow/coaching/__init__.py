"""What a coach does with meetings that were observed: settling marks, cards, levels, debrief, notes, following up."""
