"""What the bot says to staff who join and leave, in the provider's language; children and parents never read it."""

from config.texts import speech
from feedback_store.engine import Store


def joined_words(store: Store) -> str:
    """Return what will come, what Telegram sees, what is kept, and how to leave."""
    say = speech(store.settings.language).say
    lines = (
        say("Done. A message comes here when somebody needs you: for a concern or a call."),
        say("It never says what was told. That is read on the staff pages."),
        say(
            "Telegram sees that we write to you, and when. To reach you we keep the number of this chat, encrypted, "
            "and forget it when you leave."
        ),
        say("/stop ends these messages."),
    )
    return "\n\n".join(lines)


def link_over_words(store: Store) -> str:
    """Return what to do where a link was used or is too old."""
    return speech(store.settings.language).say(
        "This link was used, or is older than 15 minutes. Make a new one on the staff page “Messages in Telegram”."
    )


def left_words(store: Store) -> str:
    """Return the goodbye."""
    return speech(store.settings.language).say("Done. No more messages come here. E-mails go on as before.")
