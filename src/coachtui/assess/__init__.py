"""From ratings to scores, and what of them may be shared. Pure: no input, output or clock."""
