"""What the bot tells about itself: the menu of commands, the descriptions, and what is kept and what is not."""

from bot.dialogues import IDLE_MINUTES
from bot.endings import told_of_danger
from bot.replies import telegram_knows
from config.texts import speech

CLEARED_SECONDS = 60.0


def privacy(language: str, *, with_voice: bool = False) -> str:
    """Return what is kept and what is not, what Telegram sees first; `with_voice`: voice messages are taken."""
    say = speech(language).say
    voice = say("A voice message is kept, encrypted, until its words are written down. Whoever hears it may know it.")
    lines = (
        telegram_knows(language),
        say("No name, number or profile and no time of day is kept with an answer. So we do not know who answered."),
        say("Only a grown-up who signs a letter leaves a name and how to be reached: kept apart, encrypted."),
        say(
            "Answers wait in a sealed box. It is opened in the evening, when enough voices are in it "
            "or a week has passed, and they come out in random order."
        ),
        say(
            "Only what is written here of danger to a child does not wait: the people who are named to protect "
            "children read it, sent or not, with day and minute and without a name."
        ),
        *((voice,) if with_voice else ()),
        say("The bot forgets a conversation {minutes} minutes after the last tap.", minutes=IDLE_MINUTES),
        say(
            "Only for a reminder (/reminder), where it is switched on, the number of this chat is kept, encrypted, "
            "until it is switched off."
        ),
        say("Whoever holds this phone can see this chat."),
        say(
            "/clear clears this chat. For that the bot remembers the numbers of its messages for 48 hours, "
            "in its memory only."
        ),
    )
    return "\n\n".join(lines)


def commands(language: str) -> dict[str, str]:
    """Return the commands of the menu, each with its description."""
    say = speech(language).say
    return {
        "start": say("Begin"),
        "mood": say("Mood"),
        "jar": say("Happiness jar"),
        "idea": say("Idea or complaint"),
        "survey": say("Questions"),
        "answer": say("Read the answer"),
        "news": say("What changed"),
        "language": say("Language"),
        "help": say("Help: 116 111 and 112"),
        "reminder": say("A reminder once a month: on or off"),
        "privacy": say("What we keep and what we do not"),
        "clear": say("Clear this chat"),
        "stop": say("Stop"),
    }


def cleared(language: str, *, is_told: bool) -> str:
    """Return what is said in a chat that was cleared: what a bot cannot delete, and that this goes too."""
    say = speech(language).say
    lines = (
        *((told_of_danger(language),) if is_told else ()),
        say("This chat is cleared. What was sent stays in the box; what was not finished is not kept."),
        say(
            "Messages older than 48 hours, reminders, and some from before a restart of the bot, can be deleted only "
            "by hand: “Clear history” in the menu of this chat."
        ),
        say("This message disappears in a minute."),
    )
    return "\n\n".join(lines)


def description(language: str) -> str:
    """Return what stands in an empty chat, before the first tap (at most 512 characters)."""
    sentence = speech(language).say("Here you can say how things are at the centre: in two minutes, without your name.")
    return f"{sentence}\n\n{telegram_knows(language)}"


def short_description(language: str) -> str:
    """Return what stands on the bot's profile (at most 120 characters)."""
    return speech(language).say("A voice for children and families, without names.")
