"""`glasche calls` and the doctor say that a child waits, and never whom it chose."""

import pytest
from click.testing import CliRunner

from config.doctor import Level
from config.settings import Settings
from feedback_store.calls.asking import Asked, take_call
from feedback_store.checks import check_store
from feedback_store.commands.calls import calls
from feedback_store.devices import issue_code, redeem_code
from feedback_store.engine import Store
from tests.builders import a_member, a_service


def test_an_open_call_is_shown_without_people_and_the_doctor_warns(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))
    service, member = a_service(store, "cop-ruse").key, a_member(store, "Мария")
    assert "No child is waiting." in CliRunner().invoke(calls).output
    (device, _) = redeem_code(store, issue_code(store, service, "Коридор"))
    take_call(store, device, Asked("a" * 22, wanted=member.id))
    told = CliRunner().invoke(calls).output
    assert told.startswith("cop-ruse, 20") and "nobody is going yet" in told
    assert not [word for word in ("Мария", member.id, "Коридор") if word in told]
    assert [one for one in check_store(settings) if one.level is Level.BAD and "wanted to talk" in one.sentence]
