"""What people send the real bot without being asked: held and asked about, or answered kindly; nothing is fetched."""

import pytest

from bot.flood import MESSAGES_A_MINUTE
from feedback_store.concerns.heard import read_concerns
from tests.bot.chatting import CHILD, tap_through
from tests.bot.running_bot import RunningBot
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.people import Person, Shown
from tests.telegram_api.waiting import wait_until


@pytest.fixture
def heard_bot(open_house: RunningBot) -> RunningBot:
    """The bot that all these tests share."""
    return open_house


@pytest.fixture
def api(open_house: RunningBot) -> TelegramApi:
    """The emulator that it talks to."""
    return open_house.api


def answers(person: Person, many: int) -> list[Shown]:
    """Wait until the bot has written so many messages that stand, and return them."""
    return wait_until(lambda: found if len(found := shown(person)) >= many else None, 20, person.screen)


def shown(person: Person) -> list[Shown]:
    return [one for one in person.sees() if one.is_from_bot]


def test_a_note_that_nobody_asked_for_goes_into_the_jar(api: TelegramApi, heard_bot: RunningBot) -> None:
    child = api.person()
    child.says("Днес правихме баница")
    asked = child.waits_for("Това още не е записано: „Днес правихме баница“")
    assert "Telegram знае кой пише" in asked.text and asked.has_button("Табло на настроението")
    child.says("и я ядохме на двора")
    tap_through(child, "Бурканче за щастие", "Дете", "8–11", "Не, без помощ")
    assert "„Днес правихме баница\nи я ядохме на двора“" in child.waits_for("Ето какво каза.").text
    child.taps("Пусни в кутията")
    child.waits_for("Листчето ти е в бурканчето.")
    said = [one["answers"] for one in heard_bot.contents("cop-ruse")]
    assert {"how": ["words"], "note": "Днес правихме баница\nи я ядохме на двора"} in said
    assert len(shown(child)) == 1 and "баница" not in heard_bot.log


def test_an_older_summary_sends_nothing_that_does_not_stand_in_it(api: TelegramApi, heard_bot: RunningBot) -> None:
    child, before = api.person(), heard_bot.count("cop-ruse")
    child.says("Днес правихме баница")
    tap_through(child, "Бурканче за щастие", "Дете", "8–11", "Не, без помощ")
    old, button = child.message_with("Пусни в кутията")
    child.says("а Мими плака")
    wait_until(lambda: "Мими" in child.screen())
    child.taps_again(old, button)
    wait_until(lambda: "Разговорът продължава в последното съобщение." in [toast.text for toast in child.toasts])
    assert heard_bot.count("cop-ruse") == before
    child.taps("Пусни в кутията")
    child.waits_for("Листчето ти е в бурканчето.")
    said = [one["answers"].get("note") for one in heard_bot.contents("cop-ruse")]
    assert said.count("Днес правихме баница\nа Мими плака") == 1


def test_how_somebody_feels_and_throwing_away(api: TelegramApi, heard_bot: RunningBot) -> None:
    mother, before = api.person(language="tr"), heard_bot.count("cop-ruse")
    mother.says("Bugün çok iyiydi")
    tap_through(mother, "Duygu panosu", "Anne ya da baba", "Sakinim")
    mother.waits_for("“Bugün çok iyiydi”")
    for reached in ("Korkuyorum", "Anne ya da baba", "Sil"):
        mother.taps("Geri")
        mother.waits_for(reached)
    mother.taps("Sil")
    mother.waits_for("116 111")
    wait_until(lambda: api.pending == 0)
    assert heard_bot.count("cop-ruse") == before


def test_a_face_that_is_typed_is_offered_and_the_faces_stay(api: TelegramApi, heard_bot: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD)
    child.waits_for("Как ти е тук днес?")
    child.says("тъжно")
    asked = child.waits_for("Това ли е: 😢 Тъжно ми е?")
    assert "Как ти е тук днес?" in asked.text and asked.has_button("Радвам се")
    child.taps("Тъжно ми е")
    wait_until(lambda: "Как ти е тук днес?" not in child.screen())


def test_danger_is_answered_before_anything_is_chosen_and_heard_when_it_is_sent(
    api: TelegramApi, heard_bot: RunningBot
) -> None:
    child, before = api.person(), heard_bot.count("cop-ruse")
    concerns = len(read_concerns(heard_bot.store, "cop-ruse"))
    child.says("вкъщи татко ме бие с колана")
    asked = child.waits_for("За да има и отговор: „Идея или оплакване“.").text
    assert asked.startswith("Благодаря за доверието.") and asked.index("116 111") < asked.index("За да има")
    assert not child.sees()[-1].has_button("Бурканче за щастие")
    tap_through(child, "Табло на настроението", "Страх ме е", "Пусни в кутията")
    wait_until(lambda: "кутията?" not in child.screen() and "Хубаво е, че го казваш." in child.screen())
    thanks = child.sees()[-1].text
    assert "вината не е твоя" in thanks and "Гласът ти е в кутията" not in thanks
    child.says("пак ме удари")
    child.waits_for("Благодаря за доверието.")
    child.taps("Това е всичко")
    assert "116 111" in child.waits_for("Друго не е изпратено.").text
    told = [one for one in read_concerns(heard_bot.store, "cop-ruse") if "вкъщи татко" in one.text]
    assert [(one.text, one.concern.severity) for one in told] == [("вкъщи татко ме бие с колана\nпак ме удари", 3)]
    assert len(read_concerns(heard_bot.store, "cop-ruse")) == concerns + 1
    assert heard_bot.count("cop-ruse") == before + 1


def test_what_is_too_long_stays_above_in_the_chat(api: TelegramApi, heard_bot: RunningBot) -> None:
    child = api.person()
    child.says("а" * 2001)
    child.waits_for("Това са 2001 знака, а се побират 2000.")


KINDS = {
    "story": "Снимки и видео",
    "photo": "Снимки и видео",
    "video": "Снимки и видео",
    "video_note": "Снимки и видео",
    "animation": "Снимки и видео",
    "voice": "Гласови съобщения",
    "audio": "Гласови съобщения",
    "document": "Файлове",
    "location": "нито място, нито номер",
    "venue": "нито място, нито номер",
    "contact": "нито място, нито номер",
    "sticker": "Това тук не се приема",
    "poll": "Това тук не се приема",
    "dice": "Това тук не се приема",
}


def test_every_kind_of_message_is_answered_kindly_and_none_is_fetched(api: TelegramApi, heard_bot: RunningBot) -> None:
    child, before = api.person(), heard_bot.count("cop-ruse")
    for many, (kind, begin) in enumerate(KINDS.items(), 1):
        child.sends(kind)
        last = answers(child, many)[-1].text
        assert begin in last and "Може да се каже с думи" in last
    child.sends("message_auto_delete_timer_changed")
    first = child.forwards("Ела у нас")
    assert "Препратени" in answers(child, len(KINDS) + 1)[-1].text
    child.edits(first, "Ела у нас утре")
    assert "Поправките" in answers(child, len(KINDS) + 2)[-1].text
    child.pins(first)
    assert "Закаченото" in answers(child, len(KINDS) + 3)[-1].text
    child.reacts(first.id)
    wait_until(lambda: api.pending == 0)
    assert len(shown(child)) == len(KINDS) + 3
    assert not api.calls_of("getFile") and heard_bot.count("cop-ruse") == before
    assert "+359888123456" not in heard_bot.log and "Тайна" not in heard_bot.log


def test_an_album_is_answered_once_and_its_caption_is_held(api: TelegramApi, heard_bot: RunningBot) -> None:
    child = api.person()
    for _ in range(4):
        child.sends("photo", media_group_id="13")
    child.says("/help")
    assert ["Снимки" in one.text for one in answers(child, 2)] == [True, False]
    child.sends("photo", "Нашата баница", media_group_id="14")
    assert "Снимки" in child.waits_for("Какво е?").text
    tap_through(child, "Бурканче за щастие", "Родител")
    child.waits_for("„Нашата баница“")


def test_danger_is_heard_in_whatever_holds_words(api: TelegramApi, heard_bot: RunningBot) -> None:
    forwarding, showing, editing = api.person(), api.person(), api.person()
    forwarding.forwards("ще те убия, ако кажеш на някого")
    showing.sends("photo", "вчера татко ме би с колана")
    editing.edits(editing.says("/help"), "вчера татко ме би с колана")
    for person in (forwarding, showing, editing):
        assert "116 111" in person.waits_for("Благодаря за доверието.").text


def test_in_the_middle_of_a_question_for_words_other_kinds_are_answered_too(
    api: TelegramApi, heard_bot: RunningBot
) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:-1], "Бурканче за щастие", "С думи")
    child.waits_for("Не знаем кой пише.")
    child.sends("voice")
    assert "Тук се побират само думи." in child.waits_for("Гласови съобщения").text
    child.sends("photo", "Баницата")
    assert "„Баницата“" in child.waits_for("Ето какво каза.").text
    assert not api.calls_of("getFile")


def test_a_flood_is_slowed_with_one_kind_sentence_and_danger_in_it_is_heard(
    api: TelegramApi, heard_bot: RunningBot
) -> None:
    child, other = api.person(), api.person("Иван")
    for _ in range(MESSAGES_A_MINUTE + 10):
        child.sends("sticker")
    assert "След минута" in answers(child, MESSAGES_A_MINUTE + 1)[-1].text
    other.sends("sticker")
    other.waits_for("Това тук не се приема")
    child.says("татко ме бие с колана")
    child.waits_for("Благодаря за доверието.")
    assert len(shown(child)) == MESSAGES_A_MINUTE + 2


def test_voices_that_follow_each_other_faster_than_anyone_reads_are_kept_and_marked(
    api: TelegramApi, heard_bot: RunningBot
) -> None:
    player = api.person(language="uk")
    player.opens_link("cop-ruse")
    player.taps("Українська")
    sent = 0
    while not any("play" in said for said in heard_bot.contents("cop-ruse")):
        face = ("Мені сумно", "Мені радісно")[sent % 2]
        tap_through(player, "Мама або тато", "Дошка настрою", face, "Пропустити", "У скриньку", "Сказати щось інше")
        sent += 1
        assert sent < 20, "none was marked"
    marks = sorted(said.get("play", "") for said in heard_bot.contents("cop-ruse") if said["language"] == "uk")
    assert sent > 5 and marks == [""] * (sent - 1) + ["suspected"]


def test_groups_and_channels_are_left_with_a_sentence(api: TelegramApi, heard_bot: RunningBot) -> None:
    mother = api.person()
    for kind in ("group", "supergroup", "channel"):
        place = api.group(kind=kind)
        mother.adds_the_bot_to(place)
        wait_until(lambda place=place: not place.has_bot)  # type: ignore[misc]
        assert ["Говоря само насаме" in one.text for one in mother.sees(place)] == [True]
