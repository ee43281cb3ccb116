"""What `data/` says: YAML read into records, with the line of every key."""
