"""The way to help that stands below every thanks, in one place: numbers and words that keep a child safe."""

from typing import NamedTuple

from config.texts import speech


class WayToHelp(NamedTuple):
    """What a child or young person reads, a line each."""

    not_your_fault: str
    helpline: str
    emergency: str


def way_to_help(language: str) -> WayToHelp:
    """Return the lines for a child, in its language."""
    say = speech(language).say
    return WayToHelp(
        say("If something bad is happening, it is not your fault."),
        say("116 111 – free, at any time."),
        say("112 – when there is danger."),
    )


def safety_sentences(language: str) -> tuple[str, ...]:
    """Return every line that keeps a child safe, in a language: a native reader signs them in all languages."""
    return tuple(dict.fromkeys((*way_to_help(language), *help_numbers(language))))


def help_numbers(language: str) -> tuple[str, ...]:
    """Return the lines for whoever reads, a grown-up too."""
    say = speech(language).say
    return (
        say("Help for every child: 116 111 – the national telephone line, free, day and night."),
        say("112 – when there is danger."),
    )
