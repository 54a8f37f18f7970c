"""Tests of coachtui as it is handed out: from a checkout, installed for editing, and as a wheel."""
