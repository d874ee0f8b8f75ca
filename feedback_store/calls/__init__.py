"""A child that wants to talk to someone: who can be called, the open calls, who is told when, what was done."""
