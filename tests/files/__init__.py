"""Tests of reading, checking and finding files."""
