"""What is asked of a record, as data: for the browser to draw and the terminal to ask."""
