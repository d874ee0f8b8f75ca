"""Every screen of the child's page keeps its measures: each once here, in every size, mode and language where slow."""

import json
import subprocess
from getpass import getuser
from itertools import product
from pathlib import Path
from tempfile import gettempdir

import click
import pytest
from playwright.sync_api import Page, expect

from config.vocabulary import LANGUAGES, AgeBand
from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.circles import offer_circle
from feedback_store.devices import furnish, issue_code, redeem_code
from feedback_store.engine import Store
from feedback_store.reach.reach import Reach, Scanning, set_reach
from feedback_store.social_services import Service
from tests.builders import a_member, recipients_in
from tests.kiosk.child.measuring.allowances import ALLOWANCES, Allowance, is_allowed
from tests.kiosk.child.measuring.walk import measure_everywhere
from tests.kiosk.child.tablet import WHOLE, Tablet

DECISION = Path(__file__).parents[4] / "docs" / "decisions" / "0030-measures.md"
MODES = {"plain": Reach(), "easy": Reach(is_very_easy=True), "scanned": Reach(scanning=Scanning.ONE_SWITCH)}
SPOKEN = {"plain": "bg", "easy": "uk", "scanned": "tr"}
"""The language in which each mode is measured where each screen is met once."""
WALKS = tuple(product(MODES, sorted(LANGUAGES)))
BANDS = (AgeBand.FROM_8_TO_11, AgeBand.FROM_4_TO_7, AgeBand.FROM_12_TO_14)
PATIENCE_MILLISECONDS = 90_000
PEOPLE = (("леля Мария", Figure.BUN), ("Петър", Figure.BEARD), ("Ани", Figure.GLASSES))


@pytest.fixture
def furnished(store: Store, service: Service) -> Service:
    """Return a service in which all is switched on."""
    recipients_in(store, service.key)
    offer_circle(store, service.key, True)
    for number, (name, figure) in enumerate(PEOPLE, 1):
        name_listener(store, service.key, Listener(a_member(store, name), name, "психолог", figure, number))
    return service


def opened(page: Page, address: str, store: Store, service: Service, mode: str, language: str) -> None:
    """Enrol a tablet that is reached in a way and speaks a language, and show its shelf; no clip is played."""
    code = issue_code(store, service.key, "Коридор", age_in(mode, language))
    device, token = redeem_code(store, code)
    others = (each for each in sorted(LANGUAGES) if each != language)
    furnish(store, device.id, name="Коридор", languages=(language, *others), instruments=())
    set_reach(store, device.id, MODES[mode])
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    page.clock.install()
    page.route("**/clips/*", lambda route: route.abort())
    Tablet(page, address, {"Authorization": f"Bearer {token}"}, store).open()
    expect(page.locator(WHOLE)).to_be_attached()


def age_in(mode: str, language: str) -> AgeBand:
    """Return the age of a walk: in the three modes a language is met by all three, whose questions differ."""
    return BANDS[(list(MODES).index(mode) + sorted(LANGUAGES).index(language)) % len(BANDS)]


@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(len(MODES)))
def test_every_screen_keeps_its_measures(page: Page, address: str, store: Store, furnished: Service, part: int) -> None:
    mode = list(MODES)[part]
    opened(page, address, store, furnished, mode, SPOKEN[mode])
    measured = measure_everywhere(page, SPOKEN[mode], mode, (part, len(MODES)))
    assert [str(fault) for fault in measured.found if not is_allowed(fault)] == []


@pytest.fixture
def noted() -> Path:
    """Return where each long walk notes what fell short, so that they may be made one by one; kept for this commit."""
    folder = Path(gettempdir()) / f"glasche-measures-{getuser()}" / commit()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def commit() -> str:
    """Return the commit that is measured."""
    asked = ("git", "rev-parse", "HEAD")
    return subprocess.run(asked, cwd=DECISION.parent, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.browser
@pytest.mark.parametrize(("mode", "language"), WALKS)
def test_every_screen_in_every_mode_language_and_view_keeps_its_measures(
    page: Page,
    address: str,
    store: Store,
    furnished: Service,
    noted: Path,
    capsys: pytest.CaptureFixture[str],
    mode: str,
    language: str,
) -> None:
    opened(page, address, store, furnished, mode, language)
    measured = measure_everywhere(page, language, mode)
    least = [min((each.measure for each in measured.found if one.is_met_by(each)), default=99) for one in ALLOWANCES]
    (noted / f"{mode}-{language}.json").write_text(json.dumps(least))
    with capsys.disabled():
        click.echo(f"{mode}, {language}: {len(measured.screens)} screens, {len(measured.found)} measures fall short")
    click.echo("\n".join(sorted({str(fault) for fault in measured.found})))
    assert [str(fault) for fault in measured.found if not is_allowed(fault)] == []


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("allowance", ALLOWANCES, ids=lambda one: f"{one.rule}, {one.kinds}, {one.size}")
def test_no_allowance_is_larger_than_it_need_be(noted: Path, allowance: Allowance) -> None:
    if {path.stem for path in noted.glob("*.json")} != {"-".join(walk) for walk in WALKS}:
        pytest.skip("what is allowed is compared with all walks, and not all were made on this commit")
    place = ALLOWANCES.index(allowance)
    found = [json.loads(path.read_text())[place] for path in noted.glob("*.json")]
    assert min(found) < allowance.least + 1


def test_what_falls_short_stands_in_the_decision() -> None:
    decision = DECISION.read_text(encoding="utf-8")
    assert [allowance.row for allowance in ALLOWANCES if allowance.row not in decision] == []
    assert decision.count("| target ") + decision.count("| gap ") == len(ALLOWANCES)
