"""Every rule that records and pages must keep, each telling its problems."""
