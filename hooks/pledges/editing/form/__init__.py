"""A form in the browser for those who do not write YAML: same model, words, writer and check."""
