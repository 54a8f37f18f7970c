"""What to ask next and how, and reading what comes back. Pure: no input, output or clock."""
