"""The demonstration: engagements, coaching files and private files made by the same steps that users go through."""
