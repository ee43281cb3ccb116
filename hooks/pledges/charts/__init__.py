"""Geometry of the charts. Rule: time and order run in the direction of reading.

Everything is laid out from the left; `mirrored` reflects it for right-to-left pages: x becomes
width - x and nothing else changes. Lengths are in units of the SVG's viewBox. A date that is
known to the year or the month stands in the middle of it, a due date at its last day.
"""
