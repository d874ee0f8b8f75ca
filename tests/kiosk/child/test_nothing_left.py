"""What a script reads of a child after it: it would find all, and the way back shows nothing (see test_every_way)."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.kiosk.child.tablet import SHELF, Tablet
from tests.kiosk.child.walking import instruments_on, walk_through

pytestmark = pytest.mark.browser

DELIVERED = "Всичко е предадено."
READ_ALL = """async () => {
  const stored = (store) => Object.fromEntries(Object.keys(store).sort().map((key) => [key, store[key]]));
  const rows = (database, name) => new Promise((done, fail) => {
    const asked = database.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result.map((each) => JSON.stringify(each)));
    asked.onerror = () => fail(asked.error);
  });
  const opened = (name) => new Promise((done) => {
    indexedDB.open(name).onsuccess = (event) => done(event.target.result);
  });
  const databases = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await opened(name);
    for (const store of database.objectStoreNames) databases[`${name}/${store}`] = await rows(database, store);
    database.close();
  }
  const cached = {};
  for (const name of await caches.keys()) {
    cached[name] = (await (await caches.open(name)).keys()).map((request) => request.url).sort();
  }
  return {
    page: document.documentElement.outerHTML.replace(/ is-settling/g, ""),
    address: location.href,
    title: document.title,
    history: [history.length, JSON.stringify(history.state)],
    local: stored(localStorage),
    session: stored(sessionStorage),
    cookies: document.cookie,
    named: window.name,
    selected: String(getSelection()),
    forms: [...document.querySelectorAll("input, textarea, select")].map((field) => field.value),
    timed: performance.getEntriesByType("resource").filter(({ name }) => name.includes("/api/")).length,
    databases,
    cached,
  };
}"""


def read_all(tablet: Tablet) -> dict[str, Any]:
    """Return all that a script can read once the whole shelf stands there, its bird awake, and all was delivered."""
    expect(tablet.question).to_have_text(SHELF)
    expect(tablet.page.locator(".is-own")).to_be_attached()  # the last that comes, with all that lies behind the shelf
    expect(tablet.page.locator(".bird")).to_be_enabled()  # it knows how all is read, which comes after the rest
    expect(tablet.page.get_by_text(DELIVERED)).to_be_visible(timeout=60_000)  # the first words wake their reader
    expect(tablet.page.locator(".is-settling")).to_have_count(0)
    found: dict[str, Any] = tablet.page.evaluate(READ_ALL)
    return found


def test_a_script_finds_nothing_of_whom_a_child_called(store: Store, service: Service, tablet: Tablet) -> None:
    colleague, _ = recipients_in(store, service.key)
    name_listener(store, service.key, Listener(colleague, "леля Мария", "психолог", Figure.BUN, 1))
    tablet.open()
    before = read_all(tablet)
    for place in (".hand", ".person", ".is-home"):
        tablet.page.locator(f".screen:not(.is-settling) {place}").first.tap()
    expect(tablet.question).to_have_text(SHELF)
    tablet.page.wait_for_function("localStorage.getItem('glasche.call') === null")
    after = read_all(tablet)
    assert {name: after[name] for name in ("page", "local", "history")} == {
        name: before[name] for name in ("page", "local", "history")
    }


def test_the_way_back_of_the_browser_and_its_memory_of_forms_show_nothing(tablet: Tablet) -> None:
    tablet.open()
    instruments = instruments_on(tablet)
    before = read_all(tablet)
    for _ in walk_through(tablet, instruments[0]):
        pass
    tablet.page.goto(f"{tablet.address}/worker.js")
    tablet.page.go_back()
    after = read_all(tablet)
    assert re.sub(r"\s", "", after["page"]) == re.sub(r"\s", "", before["page"])
    assert (after["forms"], after["session"], after["address"]) == (
        before["forms"],
        before["session"],
        before["address"],
    )


def test_the_script_would_find_what_is_left_anywhere(open_tablet: Tablet) -> None:
    before = read_all(open_tablet)
    open_tablet.page.evaluate("""async () => {
      localStorage.setItem("a", "sad");
      sessionStorage.setItem("a", "sad");
      document.cookie = "a=sad";
      window.name = "sad";
      history.pushState({ a: "sad" }, "", "/?sad");
      document.body.dataset.a = "sad";
      await (await caches.open("a")).put("/sad", new Response("sad"));
      await new Promise((done) => {
        const asked = indexedDB.open("a");
        asked.onupgradeneeded = () => asked.result.createObjectStore("a").add("sad", 1);
        asked.onsuccess = () => { asked.result.close(); done(); };
      });
    }""")
    after = read_all(open_tablet)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {"page", "address", "history", "local", "session", "cookies", "named", "databases", "cached"}
