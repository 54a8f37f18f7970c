"""Tests of coachtui's exchange."""
