"""The log of what staff did: only ever added to, each entry chained to the one before it."""
