"""A voice waits on the tablet until the server has answered, and is sent under one id."""

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.kiosk.child.tablet import Tablet

pytestmark = pytest.mark.browser

FOR_ADULTS = "Пази се и после тръгва."


def test_a_voice_is_sent_again_under_the_same_id_until_it_arrives(open_tablet: Tablet) -> None:
    open_tablet.is_cut_off = True
    open_tablet.say_mood("sad")
    expect(open_tablet.page.get_by_text(FOR_ADULTS)).to_be_visible()
    open_tablet.is_cut_off = False
    with open_tablet.page.expect_response("**/api/submissions", timeout=10_000) as answer:
        pass
    assert answer.value.json()["results"][0]["state"] == "kept"
    expect(open_tablet.page.get_by_text(FOR_ADULTS)).to_have_count(0)
    said = open_tablet.said()
    assert said[0] == said[-1] and len(said) >= 2


@pytest.mark.parametrize(("today", "expected"), [("2020-01-01", "here"), ("2999-12-31", "2999-12-31")])
def test_a_voice_carries_its_day_and_a_clock_that_went_back_makes_it_no_older_than_the_server_said(
    open_tablet: Tablet, today: str, expected: str
) -> None:
    make = """async (today) => {
      const { openOutbox } = await import("/static/child/outbox.js");
      const sent = [];
      const send = async (list) => (sent.push(...list), { status: 200, body: { results: [{ state: "kept" }] } });
      const outbox = openOutbox({ send, disk: { names: async () => [] }, changed: () => null });
      outbox.meet({ today, event: "party" }, true);
      await outbox.add({ instrument: "mood_board" }, false);
      return [sent[0].made_on, sent[0].event, new Date().toLocaleDateString("sv")];
    }"""
    made_on, event, here = open_tablet.page.evaluate(make, today)
    assert made_on == (here if expected == "here" else expected)
    assert event == (None if expected == "here" else "party")  # the event of another day is none


@pytest.mark.parametrize("status", [0, 401, 429, 500, 503])
def test_no_answer_of_the_server_loses_a_voice(open_tablet: Tablet, status: int) -> None:
    sent = send_through_outbox(open_tablet, [{"status": status}, {"status": 200}])
    assert [len(each) for each in sent] == [1, 1] and sent[0] == sent[1]


def test_a_voice_waits_for_a_server_that_does_not_know_its_instrument_yet(open_tablet: Tablet) -> None:
    problem = {"state": "refused", "error": {"code": "instrument", "sentence": "-"}}
    sent = send_through_outbox(open_tablet, [{"status": 200, "result": problem}, {"status": 200}])
    assert [len(each) for each in sent] == [1, 1] and sent[0] == sent[1]


def test_one_unreadable_voice_does_not_hold_up_the_others(open_tablet: Tablet) -> None:
    replies = [{"status": 0}, {"status": 400}, {"status": 400}, {"status": 200}]
    sent = send_through_outbox(open_tablet, replies, voices=2)
    assert [len(each) for each in sent] == [2, 2, 1, 1]
    assert sent[2][0]["id"] != sent[3][0]["id"]
    assert open_tablet.page.evaluate("window.told.filter(({ refused }) => refused).length") == 1


def test_a_voice_that_the_server_cannot_take_yet_does_not_hold_up_the_others(open_tablet: Tablet) -> None:
    problem = {"state": "refused", "error": {"code": "instrument", "sentence": "-"}}
    replies: list[dict[str, Any]] = [
        {"status": 0},
        {"status": 200, "results": [problem, {"state": "kept"}]},
        {"status": 200},
    ]
    sent = send_through_outbox(open_tablet, replies, voices=2)
    assert [len(each) for each in sent] == [2, 2, 1]
    assert sent[2][0]["id"] == sent[1][0]["id"]


def test_two_hundred_voices_go_in_lists_of_fifty(open_tablet: Tablet) -> None:
    sent = send_through_outbox(open_tablet, [{"status": 0}] + [{"status": 200}] * 4, voices=200)
    assert [len(each) for each in sent] == [50] * 5
    assert len({voice["id"] for each in sent[1:] for voice in each}) == 200


@pytest.mark.parametrize("code", ["too_old", "sealed", "answers", "malformed", "other_content"])
def test_what_the_server_refuses_for_good_is_not_sent_again(open_tablet: Tablet, code: str) -> None:
    problem = {"state": "refused", "error": {"code": code, "sentence": "-"}}
    sent = send_through_outbox(open_tablet, [{"status": 200, "results": [problem]}, {"status": 200}])
    assert [len(each) for each in sent] == [1]
    assert open_tablet.page.evaluate("window.told.filter(({ refused }) => refused).length") == 1


def test_every_voice_has_an_id_of_its_own_that_the_server_takes(open_tablet: Tablet) -> None:
    make = (
        "async () => { const { newId } = await import('/static/child/outbox.js'); return [...Array(50)].map(newId); }"
    )
    ids = open_tablet.page.evaluate(make)
    assert len(set(ids)) == 50
    assert all(len(each) == 32 and each.replace("-", "").replace("_", "").isalnum() for each in ids)


def test_a_token_that_was_taken_away_calls_an_adult(tablet: Tablet) -> None:
    tablet.header["Authorization"] = "Bearer wrong"
    tablet.open()
    expect(tablet.page.get_by_role("heading", name="Този екран вече не се приема.")).to_be_visible()


def test_a_server_that_does_not_answer_is_tried_again(tablet: Tablet) -> None:
    absent = True

    def answer(route: Route) -> None:
        if absent:
            route.abort()
        else:
            route.continue_()

    tablet.page.route("**/api/kiosk", answer)
    tablet.open()
    expect(tablet.page.get_by_text("Сървърът не отговаря.")).to_be_visible()
    absent = False
    expect(tablet.thing("mood_board")).to_be_visible(timeout=10_000)


def send_through_outbox(tablet: Tablet, replies: list[dict[str, Any]], *, voices: int = 1) -> Any:
    """Return the lists that an outbox of the page sends while a server gives these replies in turn."""
    tablet.page.clock.install()
    drive = """async ([replies, voices]) => {
      const { openOutbox } = await import("/static/child/outbox.js");
      const { memoryStore } = await import("/static/child/store.js");
      const sent = [];
      window.told = [];
      const send = async (list) => {
        sent.push(list);
        const reply = replies[sent.length - 1] || { status: 200 };
        const results = reply.results || list.map(() => reply.result || { state: "kept" });
        return { status: reply.status, body: reply.status === 200 ? { results } : null, retryAfter: 0 };
      };
      window.sentLists = sent;
      const outbox = openOutbox({ send, disk: memoryStore(), changed: (told) => window.told.push(told) });
      outbox.meet(null, true);
      await Promise.all([...Array(voices)].map(() => outbox.add({ instrument: "mood_board" }, false)));
    }"""
    tablet.page.evaluate(drive, [replies, voices])
    for _ in range(20):
        tablet.page.clock.run_for(1_000)
    assert not tablet.page.evaluate("window.told[window.told.length - 1].isWaiting")
    return tablet.page.evaluate("window.sentLists")
