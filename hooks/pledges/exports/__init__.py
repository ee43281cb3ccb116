"""The records as open data: tables of values, and the files that hold them."""
