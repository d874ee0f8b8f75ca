"""The bot: dialogues as they stood in the chat, its own texts and buttons, in phones that we drew."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from playwright.sync_api import Browser

from tests.pictures.album import Album, Size, a_browser
from tests.pictures.bot_dialogues import ANSWER, COMPLAINT, DANGER, PARENT, REMINDER, Turn
from tests.pictures.shown import KEY
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.people import Person, Shown
from tests.telegram_api.waiting import wait_until

STATIC = Path(__file__).parents[2] / "kiosk" / "static"
TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
WIDTH, GAP = 340, 28
SCALE = 1.5
"""Pixels of a CSS pixel: on a page they stand smaller, and are to be read all the same."""
LONGEST_SECONDS = 60.0
"""Until the bot has loaded what it reads words with, on a machine that does much else (s)."""
BOT = {"bg": "бот", "en": "bot", "tr": "bot", "uk": "бот"}


@dataclass(frozen=True)
class Phone:
    """A chat at one moment, and the button that is about to be tapped."""

    messages: Sequence[Shown]
    tapped: str = ""


def take_bot(album: Album, browser: Browser, api: TelegramApi) -> None:
    """Take the dialogues, a few moments of each side by side; and a question alone."""
    for language, turns in PARENT.items():
        parent = api.person("Мария", language=language)
        phones = phones_of(parent, turns, link=KEY)
        draw(album, browser, f"bot-parent.{language}", phones)
        if language in REMINDER:
            draw(album, browser, f"bot-mood.{language}", phones[1:2])
            draw(album, browser, f"bot-reminder.{language}", phones_of(parent, REMINDER[language]))
    for language, turns in DANGER.items():
        draw(album, browser, f"bot-danger.{language}", phones_of(api.person(language=language), turns, link=KEY))
    for language, turns in COMPLAINT.items():
        phones = phones_of(api.person(language=language), turns, link=KEY)
        answered = phones_of(api.person(language=language), ANSWER[language])
        draw(album, browser, f"bot-letter.{language}", [*phones, *answered])


def phones_of(person: Person, turns: Sequence[Turn], link: str = "") -> list[Phone]:
    """Go through a dialogue, and return the chat at the moments that are to be shown, and at the end."""
    phones = []
    if link:
        person.opens_link(link)
    for turn in turns:
        if turn.button or turn.there:
            person.waits_for(turn.button or turn.there)
        if turn.is_shown:
            phones.append(Phone(person.sees(), turn.button))
        if turn.button:
            person.taps(turn.button)
        else:
            person.says(turn.words)
        person.waits_for(turn.then, LONGEST_SECONDS)
        wait_until(lambda many=turn.boards: many == sum(bool(message.buttons) for message in person.sees()))  # type: ignore[misc]
    return [*phones, Phone(person.sees())]


def draw(album: Album, browser: Browser, name: str, phones: Sequence[Phone]) -> None:
    """Take the picture of phones that stand side by side, as tall as the tallest needs to be."""
    width = len(phones) * (WIDTH + GAP) - GAP
    with a_browser(browser, Size(width, 300), scale=SCALE) as context:
        page = context.new_page()
        page.set_content(chat(phones, language=name[-2:]))
        page.set_viewport_size({"width": width, "height": page.evaluate("document.body.offsetHeight")})
        album.take(page, name)


def chat(phones: Sequence[Phone], language: str) -> str:
    """Return the chats as a page of its own, with the product's type and bird in it."""
    bird = Markup((STATIC / "bird.svg").read_text(encoding="utf-8"))  # drawn by us
    font = b64encode((STATIC / "fonts" / "sofia-sans.woff2").read_bytes()).decode()
    template = TEMPLATES.get_template("chat.html")
    return template.render(
        phones=phones, width=WIDTH, gap=GAP, language=language, bot=BOT[language], bird=bird, font=font
    )
