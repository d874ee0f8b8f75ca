"""Instruments on paper: sheets of A4 that a child fills with a pencil, and how staff enter what stands on them."""
