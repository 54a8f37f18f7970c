"""Observing a meeting: the form before it, the screen during it, and its parts."""
