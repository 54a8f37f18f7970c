"""Tests of records on their way between files."""
