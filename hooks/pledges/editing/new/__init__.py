"""A new record, asked for and written in its place."""
