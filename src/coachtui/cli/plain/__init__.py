"""Plain mode: everything line by line, without the full screen, for screen readers, pipes and plain terminals."""
