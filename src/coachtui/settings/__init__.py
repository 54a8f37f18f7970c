"""Reads and writes the settings file, which is optional, and gives actions the letters that a person has chosen."""
