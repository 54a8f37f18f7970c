"""Observing a meeting: preparing it, typing its lines while it goes on, and importing its transcript."""
