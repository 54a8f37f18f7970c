"""Tests of coachtui's workflow."""
