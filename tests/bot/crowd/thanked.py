"""Which messages of a chat have just begun to thank: the proof for a visitor that something was sent."""

from collections.abc import Sequence

from tests.bot.crowd import labels
from tests.telegram_api.people import Shown

THANKS = labels.thanks()


class Thanked:
    """Remembers which messages thanked when they were last seen, so that one which moves into sight is no news."""

    def __init__(self) -> None:
        self._thanking: frozenset[int] = frozenset()

    def __contains__(self, message: int) -> bool:
        return message in self._thanking

    def begun(self, shown: Sequence[Shown]) -> list[int]:
        """Return the numbers of the messages that thank now and did not before, the oldest first."""
        thanking = {one.id for one in shown if any(thanks in one.text for thanks in THANKS)}
        silent = {one.id for one in shown} - thanking
        begun = sorted(thanking - self._thanking)
        self._thanking = self._thanking - silent | thanking
        return begun
