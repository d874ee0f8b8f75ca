"""Voice messages as answers, where the provider wants them: offered, shown before they are sent, fetched, kept."""

import asyncio
from dataclasses import replace

from telegram import Bot, Message
from telegram.error import BadRequest

from bot import spoken_words
from bot.delivery import patiently
from bot.dialogue import Dialogue, Stage, submission_of
from bot.interview import asks_for_words
from config.instrument import Receipt
from config.steps import Kind
from feedback_store.complaints.receipts import mark_of
from feedback_store.concerns.telling import Telling
from feedback_store.engine import Store
from feedback_store.errors import RecordingsFullError, SoundRefusedError, SoundTooLongError, UnreceivedWordsError
from feedback_store.recordings.kept import keep_recording
from feedback_store.recordings.sound import LONGEST_SECONDS, MOST_BYTES

REFUSALS = (BadRequest, SoundRefusedError, SoundTooLongError, RecordingsFullError, UnreceivedWordsError)
"""Why a voice message is not kept, and will not be if it is sent once more."""


def may_speak(store: Store, dialogue: Dialogue | None) -> bool:
    """Return whether a voice message may be the answer now; words are asked only where somebody receives them."""
    if dialogue is None or dialogue.step is None or not asks_for_words(dialogue):
        return False
    return store.settings.voice_messages and dialogue.step.kind is Kind.WORDS


def is_too_long(message: Message) -> bool:
    """Return whether a voice message is longer than can be kept, as Telegram tells."""
    voice = message.voice
    return voice is not None and (_seconds(message) > LONGEST_SECONDS or (voice.file_size or 0) > MOST_BYTES)


def speak(dialogue: Dialogue, message: Message) -> Dialogue:
    """Return the dialogue that shows what becomes of a voice message; nothing of it is fetched yet."""
    assert message.voice  # noqa: S101 - the caller looked
    seconds = max(1, _seconds(message))
    return replace(dialogue, stage=Stage.SPOKEN, sound=message.voice.file_id, sound_seconds=seconds, earlier=dialogue)


def rather_write(dialogue: Dialogue, why: Exception) -> tuple[Dialogue, str]:
    """Return the dialogue at its question for words again, and why the voice message was not kept."""
    said = spoken_words.too_long if isinstance(why, SoundTooLongError) else spoken_words.cannot_be_kept
    again = replace(dialogue, stage=Stage.STEP, sound="", sound_seconds=0, receipt=_own_receipt(dialogue), earlier=None)
    return again, said(dialogue.language)


async def send_sound(bot: Bot, store: Store, dialogue: Dialogue, telling: Telling | None) -> None:
    """Fetch a voice message and keep it with all that was answered; raises what `keep_recording` does."""
    file = await patiently(lambda: bot.get_file(dialogue.sound))
    if (file.file_size or 0) > MOST_BYTES:
        raise SoundTooLongError(f"the sound has {file.file_size} bytes; send at most {MOST_BYTES}")
    sent = bytes(await patiently(file.download_as_bytearray))
    await asyncio.to_thread(_keep, store, dialogue, sent, telling)


def _keep(store: Store, dialogue: Dialogue, sent: bytes, telling: Telling | None) -> None:
    assert dialogue.step  # noqa: S101 - a voice message answers one
    mark = mark_of(store, dialogue.receipt) if dialogue.receipt else None
    keep_recording(store, replace(submission_of(dialogue), receipt=mark, telling=telling), dialogue.step.key, sent)


def _seconds(message: Message) -> int:
    duration = message.voice.duration if message.voice else 0
    return int(duration.total_seconds()) if hasattr(duration, "total_seconds") else int(duration)


def _own_receipt(dialogue: Dialogue) -> tuple[str, ...]:
    """Return the words of the letter that a follow-up belongs to; those of a letter that was not kept are dropped."""
    assert dialogue.instrument  # noqa: S101 - a voice message answers a step of one
    return dialogue.receipt if dialogue.instrument.receipt is Receipt.ASKED else ()
