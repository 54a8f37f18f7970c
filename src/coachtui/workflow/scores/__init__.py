"""From what was recorded to scores: the ratings that count, why a level is so, and what was said by topic."""
