"""What has one right answer, put right line by line."""
