"""Quotes: what staff approved for others to see, in its redacted wording, copied away from the voices."""
