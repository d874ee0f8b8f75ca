"""Reads short texts of children and families: in which language, how they feel, of what, and what may be wrong."""
