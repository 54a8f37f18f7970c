"""The full screen, in Textual: shows snapshots, handles keys, and leaves every change to the workflow."""
