"""Finds what a person could be found by, and takes it out of a text that others may read."""
