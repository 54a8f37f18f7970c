"""Tests of answer types."""
