"""Reads and writes the settings file, which is optional, and gives acts the letters that a person has chosen."""
