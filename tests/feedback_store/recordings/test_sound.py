"""A voice message is decoded and measured before it is kept, and nothing hangs on it."""

from io import BytesIO

import pytest
import soundfile

from feedback_store.errors import SoundRefusedError, SoundTooLongError
from feedback_store.recordings.sound import MOST_BYTES, as_wav, plain_sound
from tests.sounds import a_sound, seconds_of


def test_a_sound_is_written_anew_without_what_hung_on_it() -> None:
    written = BytesIO()
    with soundfile.SoundFile(written, "w", 48_000, 1, subtype="OPUS", format="OGG") as opened:
        opened.title = "Ема, телефонът на мама"
        opened.write(soundfile.read(BytesIO(a_sound()))[0])
    kept = plain_sound(written.getvalue())
    assert "Ема".encode() in written.getvalue() and "Ема".encode() not in kept
    assert seconds_of(kept) == pytest.approx(2, abs=0.1) == seconds_of(as_wav(kept))


@pytest.mark.parametrize(
    "sent",
    [b"", b"no sound", a_sound()[:400], a_sound(kind="WAV", subtype="PCM_16"), a_sound(kind="OGG", subtype="VORBIS")],
    ids=["empty", "text", "cut off", "wav", "vorbis"],
)
def test_what_is_no_voice_message_is_refused(sent: bytes) -> None:
    with pytest.raises(SoundRefusedError):
        plain_sound(sent)


@pytest.mark.parametrize("sent", [a_sound(61, rate=8_000), bytes(MOST_BYTES + 1)], ids=["seconds", "bytes"])
def test_what_is_too_long_is_refused_whatever_it_says_of_itself(sent: bytes) -> None:
    with pytest.raises(SoundTooLongError):
        plain_sound(sent)
