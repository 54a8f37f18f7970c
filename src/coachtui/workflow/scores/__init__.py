"""From records to scores: the ratings that count, why a level is so, and answers by topic."""
