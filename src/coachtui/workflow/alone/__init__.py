"""What somebody fills in alone: self-assessments, sheets about meetings, their results, and promises."""
