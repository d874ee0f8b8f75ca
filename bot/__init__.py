"""The Telegram bot: asks an instrument's steps by buttons and hands what was said to the store."""
