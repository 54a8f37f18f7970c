"""Sheets about meetings: which one it was, the questions, and the result."""
