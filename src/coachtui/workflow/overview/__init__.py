"""An engagement as a whole: who takes part, the scores so far, the report, and words that are searched for."""
