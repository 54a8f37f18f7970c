"""The interview: the screen in front of a client, and what stands beside its note."""
