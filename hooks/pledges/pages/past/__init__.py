"""Pages of the records as they stood on a day, and of what changed from one day to another."""
