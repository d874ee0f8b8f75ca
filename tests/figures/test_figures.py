"""The child's page is light, still, quick and for everybody, measured in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.figures.first_load import MOST_KB, MOST_REQUESTS, MOST_STORED_KB, measure_first_load
from tests.figures.ground import Ground, a_fresh_browser, a_ground
from tests.figures.lighthouse import LEAST_ACCESSIBILITY, LEAST_PERFORMANCE, ask_lighthouse
from tests.figures.taps import MOST_MILLISECONDS, measure_work
from tests.ports import free_port

pytestmark = pytest.mark.browser


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    with a_ground(tmp_path / "home") as made:
        yield made


def test_the_first_load_is_light_and_stands_still(browser: Browser, ground: Ground, tmp_path: Path) -> None:
    with a_fresh_browser(browser, tmp_path / "profile") as page:
        load = measure_first_load(ground, page)
    assert load.kilobytes <= MOST_KB and load.requests <= MOST_REQUESTS and load.hosts == 1
    assert load.shift == 0
    assert 0 < load.stored_kilobytes <= MOST_STORED_KB


def test_a_touch_is_little_work_for_a_slow_tablet_without_the_server(
    browser: Browser, ground: Ground, tmp_path: Path
) -> None:
    with a_fresh_browser(browser, tmp_path / "profile") as page:
        work = measure_work(ground, page)
    assert len(work) == 5
    assert not [each for each in work if each.least > MOST_MILLISECONDS]


@pytest.mark.slow
def test_lighthouse_finds_the_shelf_for_everybody_and_fast(browser: Browser, ground: Ground, tmp_path: Path) -> None:
    port = free_port()
    with a_fresh_browser(browser, tmp_path / "profile", f"--remote-debugging-port={port}") as page:
        ground.tablet(page)
        marks = ask_lighthouse(ground, port)
    assert marks.accessibility >= LEAST_ACCESSIBILITY, marks.faults
    assert marks.performance >= LEAST_PERFORMANCE, marks
