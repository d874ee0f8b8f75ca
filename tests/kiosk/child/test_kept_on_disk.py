"""What children said outlasts page, browser and machine, sealed; where that cannot be, an adult is told."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from feedback_store import intake
from feedback_store.devices import all_devices, issue_code, revoke
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.kiosk.child.tablet import SHELF, Tablet
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

DELIVERED = "Всичко е предадено."
WAITING = "Пази се и после тръгва."
FRAIL = "Непратеното се губи, щом страницата се затвори."


@pytest.fixture
def header(store: Store, service: Service) -> dict[str, str]:
    return a_device(store, service.key)[1]


def say_all(tablet: Tablet, *faces: str) -> None:
    for face in faces:
        tablet.say_mood(face)
        tablet.page.get_by_role("button", name="Начало").tap()
        expect(tablet.question).to_have_text(SHELF)


def delivers(page: Page) -> None:
    expect(page.get_by_text(DELIVERED)).to_be_visible(timeout=20_000)


def test_voices_said_without_the_server_arrive_once_after_the_browser_was_killed(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store
) -> None:
    tablet = enrolled(kiosk.start(), served.address, header, store)
    served.stop()
    say_all(tablet, "sad", "happy", "sad")
    expect(tablet.page.get_by_text(WAITING)).to_be_visible()
    kiosk.kill()
    served.start()
    page = enrolled(kiosk.start(), served.address, header, store).page
    delivers(page)
    assert store.cabinet.count("cop-ruse") == 3
    page.reload()
    delivers(page)
    assert store.cabinet.count("cop-ruse") == 3


def test_nothing_that_was_said_lies_in_the_profile_in_clear(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store
) -> None:
    tablet = enrolled(kiosk.start(), served.address, header, store)
    served.stop()
    say_all(tablet, "sad", "scared")
    kiosk.kill()
    assert not said_in(kiosk)
    served.start()
    page = enrolled(kiosk.start(), served.address, header, store).page
    delivers(page)
    kiosk.kill()
    assert not said_in(kiosk)


def test_the_search_would_find_what_was_kept_in_clear(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store
) -> None:
    tablet = enrolled(kiosk.start(), served.address, header, store)
    tablet.page.evaluate("""async () => {
      const { diskStore } = await import("/static/child/store.js");
      await diskStore().keep("a", { instrument: "mood_board", answers: [{ step: "mood", chosen: ["scared"] }] });
    }""")
    kiosk.kill()
    assert said_in(kiosk)


def said_in(kiosk: KioskBrowser) -> set[bytes]:
    """Return what of an answer stands anywhere in the profile, or of its options in the browser's database."""
    words = [b"chosen", b"scared", b"mood_board", b"made_on"]
    wide = {word: "".join(word.decode()).encode("utf-16-le") for word in words}
    database = b"".join(path.read_bytes() for path in kiosk.profile.rglob("*IndexedDB*/**/*") if path.is_file())
    assert database
    found = {word for word in words if word in database or wide[word] in database}
    everywhere = kiosk.contents()
    return found | {answer for answer in (b'"chosen":[', b'{"step":"') if answer in everywhere}


def test_two_tabs_at_once_do_not_double_a_voice(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store
) -> None:
    first = enrolled(kiosk.start(), served.address, header, store)
    second = enrolled(kiosk.second_page(), served.address, header, store)
    served.stop()
    for tablet in (first, second):
        tablet.page.bring_to_front()
        say_all(tablet, "calm", "calm")
    served.start()
    for tablet in (first, second):
        tablet.page.bring_to_front()
        tablet.page.reload()
    for tablet in (first, second):
        delivers(tablet.page)
    assert store.cabinet.count("cop-ruse") == 4


def test_voices_of_a_tablet_that_was_taken_away_go_when_it_is_enrolled_again(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store
) -> None:
    tablet = enrolled(kiosk.start(), served.address, header, store)
    served.stop()
    say_all(tablet, "sad")
    revoke(store, all_devices(store, "cop-ruse")[0].id)
    served.start()
    tablet.page.reload()
    expect(tablet.page.get_by_role("heading", name="Този екран вече не се приема.")).to_be_visible()
    tablet.page.goto(f"{served.address}/enrol/{issue_code(store, 'cop-ruse', 'Стая')}")
    delivers(tablet.page)
    assert store.cabinet.count("cop-ruse") == 1


def test_a_voice_that_is_refused_is_counted_for_adults_and_not_sent_again(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tablet = enrolled(kiosk.start(), served.address, header, store)
    with monkeypatch.context() as patched:
        patched.setattr(intake, "OLDEST_DAYS", -100_000)
        say_all(tablet, "happy")
        expect(tablet.page.get_by_text("Сървърът не прие: 1.")).to_be_visible()
    tablet.page.reload()
    expect(tablet.page.get_by_text("Сървърът не прие: 1.")).to_be_visible()
    expect(tablet.page.get_by_text(WAITING)).to_have_count(0)
    assert store.cabinet.count("cop-ruse") == 0


def test_with_a_full_disk_a_voice_waits_in_memory_and_an_adult_is_told(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store
) -> None:
    tablet = enrolled(kiosk.start(), served.address, header, store)
    browser_itself = tablet.page.context.new_cdp_session(tablet.page)
    browser_itself.send("Storage.overrideQuotaForOrigin", {"origin": served.address, "quotaSize": 1})
    served.stop()
    say_all(tablet, "sad")
    expect(tablet.page.get_by_text(FRAIL)).to_be_visible()
    served.start()
    delivers(tablet.page)
    assert store.cabinet.count("cop-ruse") == 1


def test_after_the_browser_threw_its_database_away_the_next_voice_is_kept(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store
) -> None:
    tablet = enrolled(kiosk.start(), served.address, header, store)
    say_all(tablet, "happy")
    browser_itself = tablet.page.context.new_cdp_session(tablet.page)
    browser_itself.send("Storage.clearDataForOrigin", {"origin": served.address, "storageTypes": "indexeddb"})
    served.stop()
    say_all(tablet, "sad")
    served.start()
    tablet.page.reload()
    delivers(tablet.page)
    assert store.cabinet.count("cop-ruse") == 2


def test_where_the_browser_must_not_keep_anything_a_voice_arrives_all_the_same(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store
) -> None:
    page = kiosk.start()
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };")
    tablet = enrolled(page, served.address, header, store)
    say_all(tablet, "happy")
    expect(page.get_by_text(FRAIL)).to_be_visible()
    assert store.cabinet.count("cop-ruse") == 1


def test_an_address_without_https_tells_an_adult_and_keeps_nothing(
    browser: Browser, tmp_path: Path, served: Served, header: dict[str, str], store: Store
) -> None:
    kiosk = KioskBrowser(browser, tmp_path / "plain", "--host-resolver-rules=MAP kiosk.example 127.0.0.1")
    tablet = enrolled(kiosk.start(), f"http://kiosk.example:{served.port}", header, store)
    expect(tablet.page.get_by_text(FRAIL)).to_be_visible()
    say_all(tablet, "happy")
    served.stop()
    say_all(tablet, "sad")
    expect(tablet.page.get_by_text(DELIVERED)).to_have_count(0)
    served.start()
    delivers(tablet.page)
    assert store.cabinet.count("cop-ruse") == 2
    assert tablet.page.evaluate("indexedDB.databases().then((all) => all.length)") <= 1
    kiosk.kill()
    assert not said_in(kiosk)


def test_the_thanks_do_not_wait_for_the_disk(
    kiosk: KioskBrowser, served: Served, header: dict[str, str], store: Store
) -> None:
    page = kiosk.start()
    page.add_init_script("IDBFactory.prototype.open = () => ({});")  # as an old Safari, which never answers
    tablet = enrolled(page, served.address, header, store)
    tablet.thing("mood_board").tap()
    tablet.option("sad").tap()
    tablet.tell_no_more()


def test_a_browser_that_forbids_every_note_can_be_enrolled_until_its_page_closes(
    kiosk: KioskBrowser, served: Served, service: Service, store: Store
) -> None:
    page = kiosk.start()
    page.add_init_script("""for (const name of ["localStorage", "indexedDB"]) {
      Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
    }""")
    page.goto(f"{served.address}/enrol/{issue_code(store, service.key, 'Стая')}")
    tablet = Tablet(page, served.address, {}, store)
    expect(tablet.question).to_have_text(SHELF)
    expect(page.get_by_text(FRAIL)).to_be_visible()
    say_all(tablet, "happy")
    delivers(page)
    assert store.cabinet.count("cop-ruse") == 1
