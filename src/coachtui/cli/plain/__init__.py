"""Everything line by line, without the full screen: the path for screen readers, pipes and plain terminals."""
