"""What the pages and the interface refuse; refusals.py has the words for every kind."""

from config.errors import GlascheError


class KioskError(GlascheError):
    """The base of this package, itself never raised."""


class PortInUseError(KioskError):
    """Another program listens on the port already, or this user may not take it."""


class TooManyAtOnceError(KioskError):
    """So many try a password or a code at this moment that the next one has to wait."""


class MalformedListError(KioskError):
    """The body is not a JSON list."""


class MalformedItemError(KioskError):
    """One item of the list, or the body of another call, lacks a field or has one of the wrong type."""


class TooManyItemsError(KioskError):
    """The list is longer than one call may carry."""


class TooLargeError(KioskError):
    """The body is larger than one call may carry."""


class NotForYouError(KioskError):
    """Whoever is signed in has another part to play here."""


class OthersReviewError(KioskError):
    """Words of this service are reviewed by somebody else."""


class WorkRefusedError(KioskError):
    """What came through the page behind a QR code has no finished work with it that is still worth a voice."""


class FourWordsError(KioskError):
    """Nothing is found by the four words that a visitor typed."""


class PosterRefusedError(KioskError):
    """A poster cannot be made: too few people use the service, no code leads anywhere, or it cannot be written."""


class PaperRefusedError(KioskError):
    """A sheet cannot be made or entered: the service does not ask the instrument, or it cannot be written."""


class VoiceError(KioskError):
    """The synthesiser is not there, or makes no sound of a text."""


class NothingToldError(KioskError):
    """Nothing is told on a poster, so there is none."""
