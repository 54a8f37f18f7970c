"""Results as words and tables: one value per report and one renderer per format. Computes no score."""
