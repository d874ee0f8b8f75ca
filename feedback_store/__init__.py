"""The store: one door in (intake), the box, its opening, and tallies as the only way out for figures."""
