"""Numbers of messages: limited, forgotten after 48 hours, nowhere but in memory."""

from bot.traces import KEPT_HOURS, MOST_MESSAGES, Traces


def test_messages_are_taken_once_in_their_order() -> None:
    traces = Traces()
    for message in (3, 4, 3, 5):
        traces.note(7, message)
    traces.note(8, 1)
    assert (traces.take(7), traces.take(7), traces.take(8)) == ((3, 4, 5), (), (1,))


def test_what_is_older_than_48_hours_is_forgotten_by_itself() -> None:
    now = [0.0]
    traces = Traces(now=lambda: now[0])
    traces.note(7, 1)
    now[0] = KEPT_HOURS * 3600 + 1
    traces.note(8, 2)
    traces.forget_old()
    assert len(traces) == 1 and traces.take(7) == ()


def test_a_chat_and_all_chats_have_a_limit() -> None:
    traces = Traces(most_chats=2)
    for message in range(MOST_MESSAGES + 5):
        traces.note(7, message)
    assert len(traces) == MOST_MESSAGES
    traces.note(8, 1)
    traces.note(9, 1)
    assert traces.take(7) == () and traces.take(9) == (1,)
