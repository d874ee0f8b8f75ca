"""What the doctor looks at in the machine and the settings: texts, clock and zone, disk, the bot's token."""

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from config.doctor import Finding, Level
from config.errors import GlascheError
from config.lacking import lacking
from config.languages import FILE, LOCALES, read_language
from config.settings import ZONE, Settings
from config.signing import unsigned
from config.texts import speech
from config.vocabulary import LANGUAGES

EARLIEST_TODAY = date(2026, 11, 1)
"""No clock that goes right shows a day before this version was made."""
BAD_FREE_MIB = 200
"""Under this an opening, which writes the database anew, may fail."""
WATCHED_FREE_MIB = 1024
TOKEN_SHAPE = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")


def check_machine(settings: Settings) -> Iterator[Finding]:
    """Return what is found about the settings, the texts, the clock and the disk."""
    yield Finding(Level.OK, f"the settings are complete; pages are served at {settings.address}")
    yield check_clock(datetime.now(UTC))
    yield check_disk(settings.home)
    yield check_token(settings)
    yield from (check_texts(language) for language in LANGUAGES)
    yield from (check_signed(language) for language in LANGUAGES)
    yield from check_begun()


def check_clock(now: datetime) -> Finding:
    """Return whether the clock can be right, and what time it is in Sofia."""
    local = now.astimezone(ZONE)
    if local.date() < EARLIEST_TODAY:
        return Finding(
            Level.BAD,
            f"the clock of this machine shows {local:%Y-%m-%d}, which lies before this version was made",
            "set the clock, or let the machine set it from the network (`timedatectl set-ntp true`)",
        )
    return Finding(Level.OK, f"the clock shows {local:%Y-%m-%d %H:%M} in Sofia")


def check_disk(home: Path) -> Finding:
    """Return whether the disk that holds the data has room."""
    folder = home.absolute()
    while not folder.exists():
        folder = folder.parent
    free_mib = shutil.disk_usage(folder).free // 2**20
    sentence = f"{free_mib:,} MiB are free where the data lie ({home.absolute()})"
    if free_mib < WATCHED_FREE_MIB:
        level = Level.BAD if free_mib < BAD_FREE_MIB else Level.WARNING
        remedy = "delete what is not needed there, or set GLASCHE_HOME to a folder on a larger disk"
        return Finding(level, f"only {sentence}", remedy)
    return Finding(Level.OK, sentence)


def check_token(settings: Settings) -> Finding:
    """Return whether a bot can run; that the token is right only Telegram can say."""
    if settings.telegram_token is None:
        return Finding(Level.OK, "no bot runs, since GLASCHE_TELEGRAM_TOKEN is not set")
    if TOKEN_SHAPE.fullmatch(settings.telegram_token.get_secret_value()):
        return Finding(Level.OK, "GLASCHE_TELEGRAM_TOKEN looks like a token; the bot says at its start whether it is")
    return Finding(
        Level.BAD,
        "GLASCHE_TELEGRAM_TOKEN does not look like a token (digits, a colon, 30 or more letters and digits)",
        "copy it again from @BotFather in Telegram",
    )


def check_texts(language: str) -> Finding:
    """Return whether the sentences of a language can be read."""
    try:
        speech(language)
    except GlascheError as error:
        return Finding(Level.BAD, str(error), "run `python3 set_up.py run` once; it compiles them")
    return Finding(Level.OK, f"the texts in {language!r} are there")


def check_begun(locales: Path = LOCALES) -> Iterator[Finding]:
    """Return which languages have a folder and are not offered yet."""
    for folder in sorted(file.parent for file in locales.glob(f"*/{FILE}")):
        try:
            language = read_language(folder)
        except GlascheError as error:
            yield Finding(Level.WARNING, str(error), "till then this language is not offered; see docs/languages.md")
            continue
        if not language.has_definitions and (wanted := lacking(language, locales)):
            sentence = f"{language.code!r} is not offered yet: {len(wanted)} texts are missing in it"
            yield Finding(Level.WARNING, sentence, f"`glasche translation check {language.code}` names them")


def check_signed(language: str) -> Finding:
    """Return how many texts of a language no native reader has signed; that is to watch, and stops nothing."""
    try:
        waiting = len(unsigned(language))
    except GlascheError as error:
        return Finding(Level.BAD, f"the signed texts cannot be counted: {error}")
    if waiting:
        sentence = f"{waiting} texts in {language!r} were not signed by a native reader"
        return Finding(Level.WARNING, sentence, f"let one read `glasche unsigned {language}`; see docs/languages.md")
    return Finding(Level.OK, f"a native reader has signed the texts in {language!r} that need it")
