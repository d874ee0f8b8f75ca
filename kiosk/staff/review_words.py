"""What the pages of review call things, in the reader's language."""

from collections.abc import Mapping

from config.reading import Theme
from feedback_store.readings import BAD, GOOD, NONE
from feedback_store.reviews.verdicts import Review, Verdict
from kiosk.language import reader_speech


def theme_words() -> Mapping[Theme, str]:
    """Return the name of every theme."""
    say = reader_speech().say
    return {
        Theme.FOOD: say("food"),
        Theme.ADULTS: say("adults"),
        Theme.FRIENDS: say("friends"),
        Theme.BULLYING: say("bullying"),
        Theme.PLAY: say("play"),
        Theme.SCHOOL: say("school"),
        Theme.PLACE: say("the place"),
        Theme.RULES: say("rules"),
        Theme.FAMILY: say("family"),
        Theme.HEALTH: say("health"),
        Theme.SAFETY: say("safety"),
        Theme.BEING_HEARD: say("being heard"),
        Theme.THERAPY: say("therapy"),
        Theme.OUTINGS: say("outings"),
        Theme.WAITING: say("waiting"),
        Theme.ACCESS: say("access"),
    }


def feeling_words() -> Mapping[str, str]:
    """Return how a text, or a theme in it, may be."""
    say = reader_speech().say
    return {GOOD: say("good"), NONE: say("neither good nor bad"), BAD: say("bad")}


def done_words(review: Review | None, member: str, name: str) -> str:
    """Return what was said of a thing, by whoever asks or by somebody else; without a review it was settled before."""
    say = reader_speech().say
    if review is None:
        return say("This was reviewed before, or is gone. Nothing was changed.")
    own = {
        Verdict.QUOTED: say("Approved as a quote."),
        Verdict.KEPT: say("Kept inside."),
        Verdict.CONCERN: say("The people who receive concerns have it now."),
        Verdict.HIDING: say("It is hidden when a second person confirms it."),
    }
    if review.member == member:
        return own[review.verdict]
    others = {
        Verdict.QUOTED: say("{name} was faster and has approved it as a quote. Nothing was changed.", name=name),
        Verdict.KEPT: say("{name} was faster and has kept it inside. Nothing was changed.", name=name),
        Verdict.CONCERN: say("{name} was faster and has told it as a concern. Nothing was changed.", name=name),
        Verdict.HIDING: say("{name} was faster and wants to hide it. Nothing was changed.", name=name),
    }
    return others[review.verdict]
