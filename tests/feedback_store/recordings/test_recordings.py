"""A voice message waits sealed, its words go through the one door, and then nobody can hear it any more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from config.doctor import Level
from config.load import instrument
from config.settings import Settings
from config.vocabulary import Play, Speaker
from feedback_store.commands.staff import staff
from feedback_store.concerns.heard import read_concerns
from feedback_store.engine import Store
from feedback_store.errors import RecordingsFullError, SubmissionRefusedError, UnreceivedWordsError
from feedback_store.intake import Submission
from feedback_store.recordings import kept
from feedback_store.recordings.checks import check_recordings
from feedback_store.recordings.kept import keep_recording, waiting_recordings, write_down
from feedback_store.retention import sweep
from tests.builders import Day, a_note, a_service, a_submission, recipients_in
from tests.sounds import a_sound, seconds_of

Say = Callable[..., str]
WORDS = "Люлката скърца"


@pytest.fixture
def service(store: Store) -> str:
    key = a_service(store).key
    recipients_in(store, key)
    return key


@pytest.fixture
def say(store: Store, service: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Return what types a line and gives what is printed, errors included."""
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))

    def typed(*more: str) -> str:
        result = CliRunner().invoke(staff, ["listen", "--service", service, *more])
        return f"{result.output}{result.exception or ''}"

    return typed


def spoken(service: str) -> tuple[Submission, str]:
    """Return what was answered before a voice message, and the step that it answers."""
    written = a_note(service, "…")
    step = next(answer.step for answer in written.answers if answer.words)
    return replace(written, answers=tuple(one for one in written.answers if one.words is None)), step


def keep(store: Store, service: str) -> None:
    keep_recording(store, *spoken(service), a_sound())


def files_of(store: Store) -> bytes:
    return b"".join(path.read_bytes() for path in store.settings.home.rglob("*") if path.is_file())


def test_the_words_go_through_the_door_and_the_sound_with_its_key_is_destroyed(
    store: Store, service: str, say: Say, tmp_path: Path
) -> None:
    submission, step = spoken(service)
    for _ in range(2):
        keep_recording(store, submission, step, a_sound())
    (waiting,) = waiting_recordings(store, service)
    assert waiting.submission == submission and store.cabinet.count(service) == 0
    assert waiting.sound not in files_of(store) and submission.client_id.encode() not in files_of(store)
    assert say().startswith(f"{waiting.id}\t2026-11-1")
    assert "is in" in say("--id", waiting.id, "--out", str(tmp_path / "sound.wav"))
    assert seconds_of((tmp_path / "sound.wav").read_bytes()) == pytest.approx(2, abs=0.1)
    assert "is there already" in say("--id", waiting.id, "--out", str(tmp_path / "sound.wav"))
    assert "The words are in the box" in say("--id", waiting.id, "--words", WORDS)
    assert waiting.key not in store.keys.ring().keys and say() == "No voice message waits.\n"
    assert store.cabinet.count(service) == 1 and read_concerns(store, service) == ()
    write_down(store, waiting, WORDS + "!")  # somebody else had begun too
    assert store.cabinet.count(service) == 1


def test_danger_in_the_words_is_heard(store: Store, service: str) -> None:
    keep(store, service)
    write_down(store, waiting_recordings(store, service)[0], "Татко ме бие с колана всяка вечер")
    assert len(read_concerns(store, service)) == 1


def test_words_that_do_not_fit_leave_the_sound_where_it_is(store: Store, service: str, say: Say) -> None:
    keep(store, service)
    (waiting,) = waiting_recordings(store, service)
    assert "500" in say("--id", waiting.id, "--words", "а" * 501)
    assert "go with --id" in say("--words", WORDS) and "no voice message" in say("--id", "7", "--nothing")
    assert waiting_recordings(store, service) == (waiting,)
    assert say("--id", waiting.id, "--nothing") == "The sound is destroyed.\n" and not kept.days_waiting(store, service)


def test_what_nobody_wrote_down_is_destroyed_and_doctor_warned_before(store: Store, service: str, day: Day) -> None:
    keep(store, service)
    levels = []
    for days in (1, 6, 8):
        day.today += timedelta(days=days)
        sweep(store)
        levels += [finding.level for finding in check_recordings(store)]
    assert levels == [Level.WARNING, Level.BAD] and kept.days_waiting(store, service) == ()


def test_one_whose_key_is_gone_is_gone(store: Store, service: str) -> None:
    keep(store, service)
    store.keys.destroy(waiting_recordings(store, service)[0].key)
    assert waiting_recordings(store, service) == ()
    sweep(store)
    assert kept.days_waiting(store, service) == ()


def test_none_is_kept_where_nobody_receives_words_too_many_wait_or_the_rest_does_not_fit(
    store: Store, service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lonely = a_service(store, "lonely").key
    with pytest.raises(UnreceivedWordsError):
        keep(store, lonely)
    submission, step = spoken(service)
    with pytest.raises(SubmissionRefusedError):
        keep_recording(store, replace(submission, language="de"), step, a_sound())
    monkeypatch.setattr(kept, "MOST_WAITING", 1)
    keep(store, service)
    with pytest.raises(RecordingsFullError):
        keep(store, service)


def test_what_was_answered_beside_it_is_kept_whole(store: Store, service: str) -> None:
    letter = a_submission(service, instrument="idea", speaker=Speaker.PARENT, answers=())
    signed = replace(letter, receipt=bytes(range(32)), signature="Иванка Колева", play=Play.SUSPECTED)
    keep_recording(store, signed, instrument("idea").steps[-1].key, a_sound())
    assert waiting_recordings(store, service)[0].submission == signed
