"""Learns the reader's weights from example texts: `python -m tests.language.learning`, or `make learn`."""
