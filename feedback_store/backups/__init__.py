"""Backups and their restore; what was withdrawn stays withdrawn."""
