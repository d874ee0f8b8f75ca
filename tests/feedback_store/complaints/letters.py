"""Letters as a sender writes them: an idea or a complaint, and what follows the reply."""

from dataclasses import replace

from config.steps import Answer
from config.vocabulary import Channel, Speaker
from feedback_store.complaints.receipts import mark_of
from feedback_store.engine import Store
from feedback_store.intake import Submission, accept
from feedback_store.opening import Outcome, open_box
from tests.builders import Day, a_submission, taps

WORDS = ("ябълка", "кораб", "звезда", "чадър")
FOOD = "Супата винаги е студена"


def a_letter(store: Store, service: str, text: str = FOOD, words: tuple[str, ...] = WORDS) -> Submission:
    """Return an idea with the receipt of four words."""
    letter = a_submission(service, instrument="idea", channel=Channel.TELEGRAM, answers=(Answer("what", (), text),))
    return replace(letter, receipt=mark_of(store, words))


def a_follow_up(
    store: Store, service: str, text: str | None = None, *, settled: bool | None = None, words: tuple[str, ...] = WORDS
) -> Submission:
    """Return what the sender adds: words, whether it is settled, or both."""
    outcome = () if settled is None else (Answer("outcome", ("settled" if settled else "open",)),)
    more = () if text is None else (Answer("more", (), text),)
    letter = a_submission(service, instrument="follow_up", channel=Channel.TELEGRAM, answers=(*outcome, *more))
    return replace(letter, receipt=mark_of(store, words))


def signed(letter: Submission, signature: str) -> Submission:
    """Return a letter of a parent who wants to be known."""
    return replace(letter, speaker=Speaker.PARENT, signature=signature)


def opened(store: Store, service: str, day: Day, *letters: Submission) -> None:
    """Let letters lie in the box with the taps of others, and open it on the next day."""
    for letter in letters:
        accept(store, letter)
    taps(store, service, *["happy"] * store.settings.smallest_group)
    day.today = day.today.fromordinal(day.today.toordinal() + 1)
    assert open_box(store, service) is Outcome.OPENED
