"""Trouble on purpose: `kill -9` again and again, every write failing in turn, files damaged in 200 ways."""
