"""What a proposal would change for readers, told in Markdown."""
