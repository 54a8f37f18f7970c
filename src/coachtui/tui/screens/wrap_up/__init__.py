"""The wrap-up of an interview: open ratings, captures that are not filed, contradictions, quotes."""
