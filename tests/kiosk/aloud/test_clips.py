"""The clips: one for every text, as long as the text is, equally loud, small, and kept by browsers for good."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from config.load import offered_instruments
from config.vocabulary import LANGUAGES
from kiosk.aloud import clips as place
from kiosk.aloud import making
from kiosk.aloud.checks import check_made
from kiosk.aloud.clips import Clip, clip_of
from kiosk.aloud.loudness import CEILING, TARGET, levelled, loudness_of
from kiosk.aloud.texts import readable
from kiosk.aloud.voice import RATE_HERTZ, Samples, speak
from kiosk.child.words import words_in
from kiosk.errors import VoiceError
from tests.kiosk.page_client import PageClient

LETTERS_A_SECOND = (5, 25)
LARGEST_BYTES = 40_000
ALIKE_DECIBELS = 1.1


@pytest.fixture
def sample(clips: list[Clip]) -> list[Clip]:
    """Return a dozen clips of both languages."""
    return clips[:: len(clips) // 12]


def decoded(clip: Clip) -> Samples:
    samples, rate = soundfile.read(clip.path)
    assert rate == RATE_HERTZ
    return np.asarray(samples, dtype=np.float64)


def test_every_text_of_every_instrument_and_of_the_page_has_a_clip(clips: list[Clip]) -> None:
    for language in LANGUAGES:
        words = [text for text in words_in(language).values() if "{" not in text]
        for one in (one for one in offered_instruments(with_words=True).values() if not one.is_for_adults):
            asked = [text for step in one.steps for text in (step.text, step.text_for_adults)]
            options = [option.text for step in one.steps for option in (step.topics + step.columns or step.options)]
            words += [text[language] for text in (one.title, one.thanks, one.thanks_for_adults, *asked, *options)]
        assert not [text for text in words if not clip_of(text, language).path.exists()]


def test_a_clip_is_as_long_as_its_text(sample: list[Clip]) -> None:
    for clip in sample:
        letters = sum(sign.isalpha() for sign in clip.said)
        seconds = len(decoded(clip)) / RATE_HERTZ
        assert letters / LETTERS_A_SECOND[1] < seconds - 0.2 < letters / LETTERS_A_SECOND[0] + 1, clip.said


def test_every_clip_is_heard_and_none_is_cut_off(sample: list[Clip]) -> None:
    for clip in sample:
        peak = np.abs(decoded(clip)).max()
        assert 0.2 < peak < 0.99, clip.said


def test_all_clips_are_equally_loud(sample: list[Clip]) -> None:
    for clip in sample:
        assert abs(20 * np.log10(loudness_of(decoded(clip)) / TARGET)) < ALIKE_DECIBELS, clip.said


def test_the_synthesiser_itself_cuts_nothing_off(sample: list[Clip]) -> None:
    assert max(np.abs(speak(clip.pronounced, clip.language)).max() for clip in sample) < 0.99


def test_a_sudden_loud_sound_is_bent_below_the_ceiling() -> None:
    quiet = 0.01 * np.sin(np.arange(RATE_HERTZ) / 20)
    quiet[5000:5010] = 0.9
    assert np.abs(levelled(quiet)).max() <= CEILING


def test_clips_are_small(clips: list[Clip]) -> None:
    assert max(clip.path.stat().st_size for clip in clips) < LARGEST_BYTES


def test_a_clip_that_is_there_is_not_made_again(clips: list[Clip]) -> None:
    assert making.make_clips(clips) == 0


def test_another_text_or_language_has_another_clip() -> None:
    names = {clip_of(text, language).name for text in ("Не", "Да") for language in LANGUAGES}
    assert len(names) == 2 * len(LANGUAGES)


def test_what_no_text_needs_is_deleted_and_half_a_clip_never_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (making, place):
        monkeypatch.setattr(module, "FOLDER", tmp_path)
    kept = clip_of("Да", "bg")
    making.make_clips([kept])
    for name in ("0123456789abcdef.mp3", "0123456789abcdef.mp3.part"):
        (tmp_path / name).write_bytes(b"")
    assert making.tidy_clips([kept]) == 2
    assert [file.name for file in tmp_path.iterdir()] == [kept.path.name]


def test_a_text_without_sound_is_refused_with_its_remedy() -> None:
    with pytest.raises(VoiceError, match="mend that text"):
        speak("…", "bg")


def test_signs_alone_and_texts_that_are_not_known_yet_are_not_read() -> None:
    assert set(readable(["…", "Да", "Пристигна: {answers}."], "bg")) == {"Да"}


def test_the_doctor_says_when_clips_are_missing(clips: list[Clip]) -> None:
    assert check_made(clips).level == "ok"
    missing = check_made([*clips, Clip("bg", "-", "-", "0" * 16)])
    assert missing.level == "warning" and "1 of" in missing.sentence and "set_up.py" in missing.remedy


def test_a_clip_is_sent_as_sound_that_browsers_keep(client: PageClient, clips: list[Clip]) -> None:
    answer = client.get(f"/clips/{clips[0].name}.mp3")
    assert answer.mimetype == "audio/mpeg"
    assert answer.data == clips[0].path.read_bytes()
    assert answer.cache_control.max_age == 365 * 24 * 60 * 60 and answer.cache_control.immutable
    assert "Expires" not in answer.headers
    assert "media-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_browser_may_ask_for_a_part_of_a_clip(client: PageClient, clips: list[Clip]) -> None:
    answer = client.get(f"/clips/{clips[0].name}.mp3", headers={"Range": "bytes=0-1"})
    assert answer.status_code == 206 and len(answer.data) == 2


@pytest.mark.parametrize("name", ["0" * 16, "..%2Fclips", "0123", "A" * 16, "проба"])
def test_nothing_but_a_clip_is_sent(client: PageClient, name: str) -> None:
    assert client.get(f"/clips/{name}.mp3").status_code == 404


def test_no_two_clips_have_the_same_name(clips: list[Clip]) -> None:
    names = {clip_of(text, language).name for language in LANGUAGES for text in words_in(language).values()}
    assert len(names) == sum(len(set(words_in(language).values())) for language in LANGUAGES)
    assert len({clip.name for clip in clips}) == len({(clip.language, clip.pronounced) for clip in clips})
