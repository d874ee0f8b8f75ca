"""The page behind a code on a visitor's own phone: who speaks, the list, a question, a letter and its four words."""

from playwright.sync_api import Browser, Page, expect

from config.vocabulary import LANGUAGES
from tests.pictures.album import PHONE, Album, a_browser
from tests.pictures.furnished import Furnished

SHEET = f"door.{PHONE}"
ASKED = (("child", "age"), ("8_11", "support"), ("alone", "list"))
"""What is answered first, and the screen that follows."""
MILLISECONDS = 500
"""Longer than a screen takes to come to rest."""
LETTER = "Вечер няма къде да уча на тихо."


def take_door(album: Album, browser: Browser, furnished: Furnished) -> None:
    """Take the first screen in every language, and the others in that of the house."""
    with a_browser(browser, PHONE, has_touch=True, scale=album.scale_of(PHONE)) as context:
        page = context.new_page()
        page.goto(furnished.door)
        for language in reversed(LANGUAGES):
            touch(page, f".language[lang={language}]")
            take(album, page, "first", language)
        take_visit(album, page)
        page.goto(furnished.door)
        take_letter(album, page)


def take_visit(album: Album, page: Page) -> None:
    """Answer who speaks, see the list, and say how it is today."""
    for answer, screen in ASKED:
        touch(page, f"[data-answer='{answer}']")
        take(album, page, screen)
    touch(page, "[data-answer=mood_board]")
    take(album, page, "mood_board")
    touch(page, "[data-option=happy]")
    take(album, page, "ways")
    touch(page, ".is-go_on")
    expect(page.locator("#heading")).to_contain_text("Благодаря")
    take(album, page, "thanks")


def take_letter(album: Album, page: Page) -> None:
    """Write a letter and see its four words."""
    for answer, _ in ASKED:
        touch(page, f"[data-answer='{answer}']")
    touch(page, "[data-answer=idea]")
    page.locator(".sheet-words").fill(LETTER)
    take(album, page, "letter")
    touch(page, ".is-go_on")
    touch(page, ".door-try")
    take(album, page, "four-words-covered")
    touch(page, ".four-cover")
    take(album, page, "four-words")


def touch(page: Page, what: str) -> None:
    """Touch something, once it is there, and let what follows come to rest."""
    page.locator(what).tap()
    page.wait_for_timeout(MILLISECONDS)


def take(album: Album, page: Page, name: str, language: str = "bg") -> None:
    """Take the whole screen as it stands."""
    album.take(page, f"door-{name}.{language}.{PHONE}", is_whole=True, sheet=SHEET)
