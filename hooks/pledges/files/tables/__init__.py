"""The published tables: the columns and the rows of each side by side."""
