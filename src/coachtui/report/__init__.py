"""Results put into words and tables: one small value, one renderer per format. Computes no score."""
