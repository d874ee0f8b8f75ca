"""The bot: the dialogue of a parent, drawn from what stands in the chat after each tap."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from playwright.sync_api import Browser

from tests.pictures.album import Album, Size, a_browser
from tests.pictures.shown import KEY
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.people import Person, Shown

STATIC = Path(__file__).parents[2] / "kiosk" / "static"
TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
CHAT, GAP = Size(360, 600), 24


@dataclass(frozen=True)
class Phone:
    """A chat at one moment, and the button that is about to be tapped."""

    messages: Sequence[Shown]
    tapped: str


DIALOGUES = {
    "bg": (
        ("Български", "Кой отговаря?"),
        ("Родител", "кажете"),
        ("Табло на настроението", "днес"),
        ("😌 Спокойно ми е", "още"),
        ("Напред без отговор", "отговорите Ви"),
        ("Пусни в кутията", "Гласът Ви"),
    ),
    "en": (
        ("English", "Who is answering?"),
        ("A parent", "tell us"),
        ("Mood board", "today?"),
        ("😌 I'm calm", "more"),
        ("Skip", "your answers"),
        ("Into the box", "Your voice"),
    ),
}
"""The taps of a parent, each with the words that the bot then shows."""


def take_bot(album: Album, browser: Browser, api: TelegramApi) -> None:
    """Take the whole dialogue side by side, and the question alone as it stands on the phone."""
    for language in DIALOGUES:
        phones = dialogue(api.person("Мария", language=language), language)
        draw(album, browser, f"bot-dialogue.{language}", phones)
        draw(album, browser, f"bot-mood.{language}", phones[3:4])


def dialogue(parent: Person, language: str) -> list[Phone]:
    """Let a parent answer, and return the chat before each tap and at the end."""
    phones = []
    parent.opens_link(KEY)
    parent.waits_for(DIALOGUES[language][0][0])
    for button, then in DIALOGUES[language]:
        phones.append(Phone(parent.sees(), button))
        parent.taps(button)
        parent.waits_for(then)
    return [*phones, Phone(parent.sees(), "")]


def draw(album: Album, browser: Browser, name: str, phones: Sequence[Phone]) -> None:
    """Take the picture of phones that stand side by side."""
    width = len(phones) * (CHAT.width + GAP) - GAP
    with a_browser(browser, Size(width, CHAT.height)) as context:
        page = context.new_page()
        page.set_content(chat(phones, language=name[-2:]))
        album.take(page, name)


def chat(phones: Sequence[Phone], language: str) -> str:
    """Return the chats as a page of its own, with the product's type and bird in it."""
    bird = Markup((STATIC / "bird.svg").read_text(encoding="utf-8"))  # drawn by us
    font = b64encode((STATIC / "fonts" / "sofia-sans.woff2").read_bytes()).decode()
    template = TEMPLATES.get_template("chat.html")
    return template.render(phones=phones, size=CHAT, gap=GAP, language=language, bird=bird, font=font)
