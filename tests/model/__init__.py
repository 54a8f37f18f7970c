"""Tests of coachtui's model."""
