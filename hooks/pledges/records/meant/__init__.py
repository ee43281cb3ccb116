"""What people mean by what they write or paste."""
