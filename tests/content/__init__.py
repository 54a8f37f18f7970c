"""Tests of what coachtui ships: the interview script and the rubric."""
