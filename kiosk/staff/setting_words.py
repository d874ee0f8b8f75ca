"""The words of the first steps: what each is called, why it is there, what is done now, and its button."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.settings import Settings
from feedback_store.setting_up.first_steps import FirstStep, Progress
from kiosk.language import reader_speech


@dataclass(frozen=True)
class ShownWords:
    """The words of one step; `button` is empty where nobody can hurry it."""

    title: str
    why: str
    button: str


def step_words(its: Progress, settings: Settings, *, has_people: bool) -> Mapping[FirstStep, ShownWords]:
    """Return the words of all steps, in the reader's language."""
    return {**words_before_voices(its, has_people=has_people), **words_after_voices(its, settings)}


def words_before_voices(its: Progress, *, has_people: bool) -> Mapping[FirstStep, ShownWords]:
    """Return the words of the steps that are done in ten minutes at a desk."""
    say = reader_speech().say
    return {
        FirstStep.SERVICE: ShownWords(
            say("Begin with a service"),
            say("Everything belongs to a service: tablets, voices, figures. A name and a number of users are enough."),
            say("Add the service"),
        ),
        FirstStep.RECIPIENTS: ShownWords(
            say("Name who is told when a child is in danger"),
            say("One person in the service and one outside it. Until both are named, children are not asked for words.")
            if has_people
            else say("It takes two people: one in the service and one outside it. Invite the second with a link."),
            say("Name two people") if has_people else say("Invite a colleague"),
        ),
        FirstStep.TABLET: ShownWords(
            say("Make a tablet the children's"),
            say("A code joins a tablet, or this browser, to the service. Tick “Only try out”: then nothing counts."),
            say("Make a code"),
        ),
        FirstStep.TRY_OUT: ShownWords(
            say("Say something on trial"),
            say("Tap a face as a child would. On the page of the service you see at once that it arrived."),
            say("See what arrived"),
        ),
        FirstStep.VOICES: ShownWords(
            say("Let five children speak"),
            say("Show it to them with the tablet in hand. Nobody sees how many have spoken, you neither.")
            if its.has_collecting_tablet
            else say("End trying out: from then on every tap is a voice, and goes into the closed box."),
            say("Print a poster for phones") if its.has_collecting_tablet else say("Begin to collect voices"),
        ),
    }


def words_after_voices(its: Progress, settings: Settings) -> Mapping[FirstStep, ShownWords]:
    """Return the words of the steps that come on other days."""
    say = reader_speech().say
    return {
        FirstStep.OPENING: ShownWords(
            say("Wait until the box opens"),
            say(
                "It opens by itself at {hour}:00 when at least {n} voices are in it, at the latest after 7 days. "
                "So nobody can tell who said what.",
                hour=settings.opening_hour,
                n=settings.smallest_group,
            ),
            "",
        ),
        FirstStep.QUOTE: ShownWords(
            say("Read what was said, and approve a quote"),
            say("A quote that nobody can be recognised by may be shown to colleagues and stand in the yearly section."),
            say("Review the words"),
        ),
        FirstStep.ACTION: ShownWords(
            say("Decide something because of it"),
            say("A small thing is enough: who does it, and until when. If it cannot be done, say why."),
            say("Write an action"),
        ),
        FirstStep.NEWS: ShownWords(
            say("Tell the children what changed"),
            say("It is told. On the tablets it stands after the next opening of the box.")
            if its.news_waits
            else say("One sentence and a picture on the tablet. Whoever sees an answer speaks again."),
            "" if its.news_waits else say("Tell the children"),
        ),
    }
