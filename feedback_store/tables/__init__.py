"""The tables whose family has no room of its own."""
