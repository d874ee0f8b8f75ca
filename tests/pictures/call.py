"""The hand: whom a child may choose, who must not come, the sign, the numbers; and the pages on which staff see it."""

from playwright.sync_api import Browser, Page, expect

from config.settings import read_settings
from config.vocabulary import Place
from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.concerns.recipients import name_recipient
from feedback_store.engine import open_store
from feedback_store.staff import COLLEAGUE, OUTSIDER, accept_link, make_link
from tests.journeys.installation import Installation
from tests.pictures.album import DESK, DESKTOP, KIOSK, PHONE, Album, Size, a_browser
from tests.pictures.kiosk import enrol
from tests.pictures.shown import KEY

PASSWORD = "три чаши синя вода"
PEOPLE = (
    ("леля Мария", "психолог", Figure.BUN),
    ("Петър", "възпитател", Figure.BEARD),
    ("Ани", "социален работник", Figure.GLASSES),
    ("баба Зоя", "готвачка", Figure.SCARF),
)
HAND = "Искам да поговоря с някого"


def take_calls(album: Album, browser: Browser, installation: Installation) -> None:
    """Take every screen of the hand in the sizes that matter, then what staff see of the call."""
    name_people(installation)
    kept = enrol(browser, installation, "Стая за срещи", "8_11")
    for size in (KIOSK, DESKTOP, PHONE):
        with a_browser(browser, size, kept=kept, has_touch=True) as context:
            page = context.new_page()
            page.goto(installation.address)
            take_way(album, page, size)
    for size in (DESK, PHONE):
        with a_browser(browser, size) as context:
            take_staff_pages(album, context.new_page(), installation, size)


def name_people(installation: Installation) -> None:
    """Make up whom the children of the example may call, and somebody outside."""
    store = open_store(read_settings({k: v for k, v in installation.environment.items() if k.startswith("GLASCHE_")}))
    try:
        for number, (name, role, figure) in enumerate(PEOPLE, 1):
            member = accept_link(store, make_link(store, COLLEAGUE), f"{name} (пример)", f"call{number}", PASSWORD)
            name_listener(store, KEY, Listener(member, name, role, figure, number))
        outside = accept_link(store, make_link(store, OUTSIDER), "Георги (пример)", "outside", PASSWORD)
        name_recipient(store, KEY, outside.id, Place.OUTSIDE)
    finally:
        store.close()


def take_way(album: Album, page: Page, size: Size) -> None:
    """Take the screens one after the other."""
    touch(page, HAND)
    shoot(album, page, "people", size)
    touch(page, "Никой оттук")
    shoot(album, page, "nobody", size)
    touch(page, "Назад")
    touch(page, "леля Мария")
    touch(page, "Петър")
    shoot(album, page, "against", size)
    touch(page, "Напред")
    expect(page.get_by_text("Казвам им сега.")).to_be_visible()
    shoot(album, page, "sign", size)


def take_staff_pages(album: Album, page: Page, installation: Installation, size: Size) -> None:
    """Take the open call as it stands for whom the child chose."""
    page.goto(f"{installation.address}/staff/sign-in?next=/staff/calls")
    page.locator("input[name=login]").fill("call1")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button.button").click()
    expect(page.get_by_role("button", name="Отивам")).to_be_visible()
    album.take(page, f"staff-calls.bg.{size}", is_whole=True)


def touch(page: Page, name: str) -> None:
    """Touch a button once the screen has settled."""
    expect(page.locator(".is-settling")).to_have_count(0)
    page.get_by_role("button", name=name).tap()


def shoot(album: Album, page: Page, name: str, size: Size) -> None:
    """Take a settled screen."""
    expect(page.locator(".screen-call, .screen-call-sign")).to_be_visible()
    expect(page.locator(".is-settling")).to_have_count(0)
    album.take(page, f"kiosk-call-{name}.bg.{size}")
