"""Tests of coachtui's report."""
