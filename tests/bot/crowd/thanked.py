"""Which messages of a chat have just begun to thank: the proof for a visitor that something was sent."""

from collections.abc import Collection, Sequence

from tests.bot.crowd import labels
from tests.telegram_api.people import Shown

LOOKED_AT = 12
"""So many messages of a chat are on the screen (count)."""
THANKS = labels.thanks()


class Thanked:
    """Remembers which messages thanked when they were last seen, so that one which moves into sight is no news."""

    def __init__(self) -> None:
        self._thanking: frozenset[int] = frozenset()

    def __contains__(self, message: int) -> bool:
        return message in self._thanking

    def begun(self, chat: Sequence[Shown], sent: Collection[int] = ()) -> list[int]:
        """Return the numbers of the messages that thank now and did not before, the oldest first.

        One that thanked is looked at for as long as it stands, since another interview may go on in it far above.

        Args:
            chat: all messages.
            sent: the numbers of those whose thanks are waited for, however far up they have gone meanwhile.
        """
        above = [one for one in chat[:-LOOKED_AT] if one.id in sent or one.id in self._thanking]
        shown = above + list(chat[-LOOKED_AT:])
        thanking = {one.id for one in shown if any(thanks in one.text for thanks in THANKS)}
        silent = {one.id for one in shown} - thanking
        begun = sorted(thanking - self._thanking)
        self._thanking = self._thanking - silent | thanking
        return begun
