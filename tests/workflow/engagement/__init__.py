"""Tests of what all workflows need."""
