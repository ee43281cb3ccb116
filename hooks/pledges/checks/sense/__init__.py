"""Rules that look at what is written, not only at its form; an answer may say that it is meant."""
