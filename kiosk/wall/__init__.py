"""A screen in the corridor: how last week was, for everybody to see; it takes nothing in."""
