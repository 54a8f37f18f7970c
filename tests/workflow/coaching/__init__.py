"""Tests of what a coach makes of observed meetings."""
