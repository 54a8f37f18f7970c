"""coachtui finds out how an organisation manages performance, and helps its managers to do it better."""

__version__ = "0.1.0"
