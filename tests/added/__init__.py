"""A language that nobody speaks, added by files alone to a copy of the house."""
