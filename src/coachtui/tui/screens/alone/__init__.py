"""Assessing oneself: from the first question to what is handed over."""
