"""What a social service heard in a year, and which points of a framework it is evidence for."""
