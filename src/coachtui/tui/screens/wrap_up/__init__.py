"""What is left when the questions are over: open ratings, captured lines, pairs that do not agree."""
