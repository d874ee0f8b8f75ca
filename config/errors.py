"""Every error of this project descends from GlascheError; a message says what was found, where, and what to do."""


class GlascheError(Exception):
    """The root, itself never raised; the command line prints its sentence and ends with exit code 1."""


class ConfigError(GlascheError):
    """The base of this package, itself never raised."""


class SettingsError(ConfigError):
    """One or more settings are missing or wrong; the message lists all of them."""


class DefinitionError(ConfigError):
    """An instrument or framework file is broken; the message names file, key, what was found and the remedy."""


class UnknownInstrumentError(ConfigError):
    """No definition has this key and version."""


class AnswerError(ConfigError):
    """Answers do not fit the definition: an unknown step or option, too few or too many choices, a step not asked."""


class QuestionSetError(ConfigError):
    """A file of questions cannot be asked; the message tells every fault with its sheet and row."""


class WordListError(ConfigError):
    """A word list of the reader is not in its form."""


class SetsError(ConfigError):
    """The texts that the reader is measured with are not here."""


class UnknownLanguageError(ConfigError):
    """No texts exist in this language."""


LONGEST_QUOTE = 40
"""How much of what was found a message repeats (characters)."""


def quoted(found: str) -> str:
    """Return what was found in quotation marks, cut where it is long, for a message."""
    return repr(found if len(found) <= LONGEST_QUOTE else found[:LONGEST_QUOTE] + "…")
