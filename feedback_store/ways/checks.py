"""What `glasche doctor` asks about the ways by which people are told."""

from collections.abc import Iterator

from config.doctor import Finding, Level
from feedback_store.engine import Store
from feedback_store.ways.chats import joined_staff


def check_ways(store: Store) -> Iterator[Finding]:
    """Look whether the bot may still write to whoever asked to be told in Telegram."""
    joined = joined_staff(store)
    lost = [one for one in joined.values() if not one.is_reached]
    if joined and store.settings.telegram_token is None:
        yield Finding(
            Level.WARNING,
            f"{len(joined)} of the staff asked to be told in Telegram, and there is no bot",
            "set GLASCHE_TELEGRAM_TOKEN again; until then they are told by e-mail only",
        )
    elif lost:
        yield Finding(
            Level.WARNING,
            f"{len(lost)} of the staff asked to be told in Telegram and have blocked the bot",
            "ask them to unblock it or to join anew; until then they are told by e-mail only",
        )
