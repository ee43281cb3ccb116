"""Records that are followed over time, and the past that each published thing has."""
