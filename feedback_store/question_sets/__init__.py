"""Sets of questions that a provider asks itself: kept by version, and shown like any other instrument."""
