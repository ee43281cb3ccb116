"""What is new and what is due, as feeds and calendars."""
