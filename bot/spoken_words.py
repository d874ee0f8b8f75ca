"""What is said about voice messages: above all, before one is sent, that somebody hears it and may know the voice."""

from bot.dialogue import Dialogue
from config.texts import speech
from feedback_store.recordings.kept import KEPT_DAYS
from feedback_store.recordings.sound import LONGEST_SECONDS


def may_speak(dialogue: Dialogue) -> str:
    """Return what stands below a question for words where a voice message may answer it."""
    say = speech(dialogue.language).say
    if dialogue.is_adult:
        return say("Or send a voice message, up to a minute. Somebody of the staff will hear your voice.")
    return say("Or send a voice message, up to a minute. A grown-up will hear your voice.")


def ask_to_send(dialogue: Dialogue) -> str:
    """Return what becomes of a voice message, and the question whether it is sent."""
    say = speech(dialogue.language).say
    if dialogue.is_adult:
        told: tuple[str, ...] = (
            say(
                "Somebody of the staff will hear your voice and may know it, will write the words down and delete "
                "the sound, after {days} days at the latest. "
                "If a child is in danger, we may look for it, to help it.",
                days=KEPT_DAYS,
            ),
        )
    else:
        told = (
            say("A grown-up will hear your voice. They may know it."),
            say("They write the words down. Then the sound is deleted."),
            say("If you are in danger, we may find out who you are, to help you."),
        )
    length = say("🎤 A voice message, {seconds} s", seconds=dialogue.sound_seconds)
    return "\n\n".join((length, "\n".join(told), say("Shall it be sent?")))


def send(language: str) -> str:
    """Return the button that sends a voice message."""
    return speech(language).say("Send my voice")


def rather_write(language: str) -> str:
    """Return the button that takes it back."""
    return speech(language).say("No, in writing")


def thanks(dialogue: Dialogue) -> str:
    """Return the thanks for a voice message; nobody knows yet what is told in it, so it is never a cheerful one."""
    say = speech(dialogue.language).say
    if dialogue.is_adult:
        return say(
            "Thank you. Your voice message is kept, encrypted, until somebody of the staff has written the words down. "
            "Nobody has heard it yet. Whoever needs help now finds it here:"
        )
    return "\n".join(
        (
            say("Thank you. Your voice message is kept."),
            say("Nobody has heard it yet. After {days} days it is deleted.", days=KEPT_DAYS),
            say("Do you need help now? Here it is:"),
        )
    )


def too_long(language: str) -> str:
    """Return that a voice message is longer than can be kept."""
    return speech(language).say(
        "A voice message can be {most} seconds long. This one is longer, and it was not kept.", most=LONGEST_SECONDS
    )


def cannot_be_kept(language: str) -> str:
    """Return that a voice message could not be taken: it cannot be heard, or too many wait."""
    return speech(language).say(
        "This voice message could not be taken, and it was not kept. Words can be written here."
    )


def only_where_asked(language: str) -> str:
    """Return what is said to a voice message that came where no words are asked for."""
    return speech(language).say(
        "Voice messages are taken where words are asked for. Nobody has heard this one, and it was not kept."
    )
