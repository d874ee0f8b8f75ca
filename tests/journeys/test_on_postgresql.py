"""The same way with the store in PostgreSQL: one setting, and nothing else is different."""

import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from lxml import html

from tests.bot.chatting import into_the_box
from tests.journeys.installation import Installation
from tests.journeys.traces import texts_in
from tests.telegram_api.api import TelegramApi

pytestmark = pytest.mark.postgresql

SERVICE = "cop-ruse"


@pytest.fixture
def installation(tmp_path: Path, postgresql_database: str) -> Iterator[tuple[Installation, TelegramApi]]:
    with TelegramApi() as api:
        made = Installation(tmp_path / "home", api, GLASCHE_DATABASE_URL=postgresql_database)
        made.start()
        yield made, api
        made.close()


def a_tap(face: str) -> dict[str, object]:
    answers = [{"step": "mood", "chosen": [face]}]
    about = {"instrument": "mood_board", "version": 1, "language": "bg"}
    return {"id": secrets.token_urlsafe(24), **about, "answers": answers}


def test_taps_and_dialogues_stand_in_the_section_and_no_chat_in_the_database_files(
    installation: tuple[Installation, TelegramApi], postgresql: str
) -> None:
    centre, api = installation
    centre.command("service", "add", SERVICE, "--name", "ЦОП Русе", "--users", "40")
    code = centre.enrolment(SERVICE).rsplit("/", 1)[1]
    token = requests.post(f"{centre.address}/api/enrol", json={"code": code}, timeout=10).json()["token"]
    sent = [a_tap(face) for face in ("happy", "calm", "sad", "scared", "angry")]
    for _ in range(2):  # the second time as after a lost answer
        answer = requests.post(
            f"{centre.address}/api/submissions", json=sent, headers={"Authorization": f"Bearer {token}"}, timeout=10
        )
        assert answer.status_code == 200
    assert {one["state"] for one in answer.json()["results"]} == {"known"}

    people = [api.person(f"Валентина{number}", username=f"valentina_{number}x") for number in range(5)]
    for person in people:
        person.opens_link(SERVICE)
        for button in ("English", "A parent", "Mood board", "I'm calm"):
            person.taps(button)
        into_the_box(person, "en")
        person.waits_for("in the box")

    assert "opened" in centre.command("box", "open")
    told = html.fromstring(centre.section(SERVICE, datetime.now(UTC).year)).text_content()
    assert re.search(r"[Кк]иоск\D{0,80}\b5\b", told) and re.search(r"Telegram\D{0,80}\b5\b", told), told

    cluster = Path(re.findall(r"host=([^&]+)", postgresql)[0])
    files = {str(path): path.read_bytes() for path in cluster.rglob("*") if path.is_file()}
    accounts = [person.account for person in people]
    traces = [str(account.id) for account in accounts] + [str(account.username) for account in accounts]
    assert len(files) > 100
    assert texts_in(files, [*traces, "Валентина", token, code]) == []
