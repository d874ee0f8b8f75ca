"""What keeps the bot from running; every message says what to do."""

from config.errors import GlascheError


class BotError(GlascheError):
    """The base of this package, itself never raised."""


class TokenMissingError(BotError):
    """No token of a bot is set."""


class TokenRefusedError(BotError):
    """Telegram does not know the token."""


class WebhookRefusedError(BotError):
    """Telegram will not send its calls to the webhook's address, or the local port is taken."""


class BotUnknownError(BotError):
    """The bot has never run, so its name is not known."""


class NotAskedInChatsError(BotError):
    """A service does not ask this instrument in a chat."""
