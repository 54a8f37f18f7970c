"""What a person may set: where the files are, what they say, and which keys do what."""
