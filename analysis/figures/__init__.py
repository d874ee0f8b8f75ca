"""Figures that may be shown: shares with their intervals, periods, and the protection of small groups."""
