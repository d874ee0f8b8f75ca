"""What staff type arrives in Telegram letter by letter, and nothing of ours makes a link, a mark or a preview of it."""

import json
from collections.abc import Sequence

import pytest

from config.plain_lines import is_one_line
from feedback_store.actions.kept import Source, begin_action
from feedback_store.actions.told import MOST_AT_ONCE, ToldAt, tell
from feedback_store.bot_links import Goal, link_to
from feedback_store.complaints.replies import reply
from feedback_store.errors import ServiceRefusedError
from feedback_store.events.kept import make_event
from feedback_store.opening import open_box
from feedback_store.social_services import add_service
from tests.bot.running_bot import RunningBot
from tests.bot.test_bot_letters import CHILD, sends_an_idea
from tests.builders import recipients_in, taps
from tests.feedback_store.actions.test_decisions import DONE
from tests.kiosk.staff.nasty import MARK, NASTY, is_plain
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until

VISIBLE = (one[:80].strip() for one in NASTY if is_one_line(one) and any(sign.isprintable() for sign in one))
TYPED = list(dict.fromkeys(VISIBLE))
MARKUP = [one for one in TYPED if MARK in one or any(sign in one for sign in "*_[{$/")]
WRITING = ("sendMessage", "editMessageText")


def written(api: TelegramApi) -> str:
    """Return all that the bot has written, and see that none of it says how a text is to be marked or previewed."""
    calls = [call for method in WRITING for call in api.calls_of(method)]
    for call in calls:
        assert call.status == 200 and not {"parse_mode", "entities"} & set(call.params), call
        assert json.loads(call.params["link_preview_options"])["is_disabled"], call
    keyboards = [str(json.loads(call.params.get("reply_markup", "{}"))) for call in calls]
    return "\n".join([call.params["text"] for call in calls] + keyboards)


def waits_for_all(api: TelegramApi, texts: Sequence[str]) -> None:
    """Wait until the bot has written each of the texts."""
    wait_until(lambda: all(one in written(api) for one in texts), 20, lambda: f"not all of {texts} in\n{written(api)}")


def log_is_plain(bot: RunningBot) -> bool:
    """Return whether no line of the log holds anything that was typed, or a sign that moves or ends a line."""
    lines = bot.log.split("\n")
    return all(map(is_plain, lines)) and not any(one in bot.log for one in TYPED if len(one) > len("null"))


def test_news_is_told_as_it_was_typed(api: TelegramApi, bot: RunningBot) -> None:
    mother, home = api.person(), "cop-ruse"
    actions = [
        begin_action(bot.store, home, f"f{each}", about="Навън", source=Source.STAFF, named="", first=DONE, by="m")
        for each in range(MOST_AT_ONCE)
    ]
    told = {"picture": "1F333", "places": frozenset(ToldAt), "told_from": bot.store.today()}
    for seen, first in enumerate(range(0, len(TYPED), MOST_AT_ONCE)):
        sentences = TYPED[first : first + MOST_AT_ONCE]
        for action, sentence in zip(actions, sentences, strict=False):
            tell(bot.store, home, action, seen, sentences={"bg": sentence}, **told)  # type: ignore[arg-type]
        mother.says("/news")
        waits_for_all(api, sentences)
    assert log_is_plain(bot)


def test_names_of_services_and_events_are_shown_as_they_were_typed(api: TelegramApi, bot: RunningBot) -> None:
    for number, name in enumerate(MARKUP):
        key = f"home-{number}"
        add_service(bot.store, key, name, 40)
        api.person().opens_link(key)
        waits_for_all(api, [name])
    for name in MARKUP[:12]:
        event = make_event(bot.store, "cop-ruse", name[:60], bot.store.today(), 20, ("mood_board",))
        api.person().opens_link(link_to(bot.store, "b", Goal("cop-ruse", None, event.key)).partition("start=")[2])
        waits_for_all(api, [event.name])
    assert log_is_plain(bot)


def test_a_reply_is_read_as_it_was_typed(api: TelegramApi, bot: RunningBot) -> None:
    recipients_in(bot.store, "cop-ruse")
    child = api.person("Дете")
    words = sends_an_idea(child, *CHILD, text="Искам <b>пица</b> *всеки* ден")
    child.taps("Скрий го")
    taps(bot.store, "cop-ruse", *["happy"] * 5)
    open_box(bot.store, "cop-ruse")
    for text in MARKUP:
        reply(bot.store, "cop-ruse", 1, text)
    child.says("/answer")
    child.says(" ".join(words))
    child.waits_for(MARKUP[-1])
    assert all(one in written(api) for one in (*MARKUP, "Искам <b>пица</b> *всеки* ден"))
    assert log_is_plain(bot) and "пица" not in bot.log


@pytest.mark.parametrize("name", ["Център\nДневник", "Център\x1b[2J", "Център\N{LINE SEPARATOR}две"])
def test_a_service_has_no_name_of_two_lines(bot: RunningBot, name: str) -> None:
    with pytest.raises(ServiceRefusedError, match="one line"):
        add_service(bot.store, "two-lines", name, 40)
