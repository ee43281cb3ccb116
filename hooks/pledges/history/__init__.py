"""What the commits changed in the records, compared by meaning and told to readers."""
