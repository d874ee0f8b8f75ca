"""The keys of an installation, and their copies: in files apart from the database, and on paper."""
