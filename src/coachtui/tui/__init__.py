"""The full screen, in Textual: shows snapshots, takes keys, and leaves every change to the workflow."""
