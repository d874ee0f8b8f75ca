"""Reminders in Telegram for whoever asked for one: a month apart, sealed, and left by one tap."""
