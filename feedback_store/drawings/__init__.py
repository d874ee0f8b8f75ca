"""Drawings: made plain at the door, sealed with the key of their month, and read back by staff."""
