"""One file per foreign format: engagement to format and back, without files or storage."""
