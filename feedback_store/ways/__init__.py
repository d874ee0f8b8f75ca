"""The ways by which people are told that somebody needs them: e-mail, and Telegram for whoever has joined."""
