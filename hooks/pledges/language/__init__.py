"""How anything is said: words, numbers and dates in each language, and whether languages agree."""
