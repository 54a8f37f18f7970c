"""Interviews: held, written down, ended and read back, with probes, captures, pace and undo."""
