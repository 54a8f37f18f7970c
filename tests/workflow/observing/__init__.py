"""Tests of meetings that are observed."""
