"""Hears a text as a whole, word order and all: a small language model, asked where the words alone leave doubt."""
