"""What the bot says while somebody looks for their service; it does not know yet who, so it calls them neither."""

from config.texts import speech


def ask_service(language: str) -> str:
    """Return the question for one of several services."""
    say = speech(language).say
    lines = (say("Which centre is it about?"), say("Tap it, or write the town or a part of its name."))
    return "\n".join(lines)


def leads_nowhere(language: str) -> str:
    """Return that a link was not made by us, or for something that is gone."""
    return speech(language).say("This link leads nowhere. It may be old or damaged.")


def found_services(language: str) -> str:
    """Return what stands above the services that fit what was written."""
    return speech(language).say("This is what was found.")


def found_nothing(language: str) -> str:
    """Return that no service fits what was written, which is kept nowhere."""
    say = speech(language).say
    return " ".join(
        (say("No centre has that name."), say("First one is chosen from the list, then everything can be said."))
    )


def all_services(language: str) -> str:
    """Return the button that shows all services again."""
    return speech(language).say("All centres")


def earlier_page(language: str) -> str:
    """Return the button that leads a page back."""
    return speech(language).say("Previous")


def next_page(language: str) -> str:
    """Return the button that leads a page on."""
    return speech(language).say("Next")
