"""The tests of coachtui."""
