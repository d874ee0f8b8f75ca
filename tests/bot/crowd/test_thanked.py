"""A visitor of the crowd notes each thanks once, whatever moves into sight or out of it."""

from tests.bot.crowd.thanked import LOOKED_AT, THANKS, Thanked
from tests.telegram_api.people import Shown


def shown(number: int, *, thanks: bool) -> Shown:
    return Shown(number, min(THANKS) if thanks else "…", (), True, None)


def test_a_message_that_becomes_thanks_is_noted_once() -> None:
    thanked = Thanked()
    assert thanked.begun([shown(1, thanks=False)]) == []
    assert thanked.begun([shown(1, thanks=True)]) == [1]
    assert thanked.begun([shown(1, thanks=True)]) == []


def test_an_old_thanks_that_comes_back_into_sight_is_no_news() -> None:
    thanked = Thanked()
    thanked.begun([shown(1, thanks=True), shown(2, thanks=False)])
    thanked.begun([shown(2, thanks=False), shown(3, thanks=False)])
    assert thanked.begun([shown(1, thanks=True), shown(2, thanks=False)]) == []


def test_a_message_that_was_used_again_and_thanks_again_is_noted_again() -> None:
    thanked = Thanked()
    for thanks in (True, False):
        thanked.begun([shown(1, thanks=thanks)])
    assert thanked.begun([shown(1, thanks=True)]) == [1]


def test_a_late_thanks_far_above_is_noted_where_it_is_waited_for() -> None:
    thanked = Thanked()
    below = [shown(number, thanks=False) for number in range(2, LOOKED_AT + 2)]
    thanked.begun([shown(1, thanks=False), *below], sent=[1])
    assert thanked.begun([shown(1, thanks=True), *below]) == []
    assert thanked.begun([shown(1, thanks=True), *below], sent=[1]) == [1]


def test_a_message_far_above_that_is_used_again_thanks_anew() -> None:
    thanked = Thanked()
    below = [shown(number, thanks=False) for number in range(2, LOOKED_AT + 2)]
    assert thanked.begun([shown(1, thanks=True)]) == [1]
    thanked.begun([shown(1, thanks=False), *below])
    assert 1 not in thanked
