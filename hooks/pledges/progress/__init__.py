"""Arithmetic for a day: where each pledge stands, what is late, what is not known."""
