"""Tests of what somebody fills in alone."""
