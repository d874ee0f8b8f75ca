"""A small emulator of the Telegram Bot API for tests: a real HTTP server, and people who chat."""
