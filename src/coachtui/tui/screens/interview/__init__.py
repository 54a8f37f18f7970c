"""The interview screen, which a client may see, and its panels."""
