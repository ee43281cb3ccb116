"""A form for those who do not write YAML, in the browser or at a terminal: same model and check."""
