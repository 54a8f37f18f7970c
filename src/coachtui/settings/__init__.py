"""What a person may set: where the file is, what may stand in it, and which letters do what. Nothing here is needed."""
