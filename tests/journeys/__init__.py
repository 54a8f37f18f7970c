"""Tests of coachtui's journeys."""
