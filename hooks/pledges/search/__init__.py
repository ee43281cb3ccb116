"""What the search reads: an index a language, its words folded and stemmed."""
