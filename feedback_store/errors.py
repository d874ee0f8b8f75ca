"""What the store refuses, and why; every message says what to do."""

from config.errors import GlascheError


class StoreError(GlascheError):
    """The base of this package, itself never raised."""


class HomeNotWritableError(StoreError):
    """The folder GLASCHE_HOME cannot be made or written."""


class DatabaseUnreachableError(StoreError):
    """The database cannot be opened, or is not one of ours."""


class StoreOutdatedError(StoreError):
    """The database is older or newer than this program."""


class WrongKeysError(StoreError):
    """The key file is missing, unreadable, or does not belong to this database."""


class KeyDestroyedError(StoreError):
    """The month of some words is over and their key destroyed, so nobody can read them."""


class StoreBusyError(StoreError):
    """Somebody else holds the database locked; nothing was written, and trying again later is safe."""


class StoreFailedError(StoreError):
    """The database refused to write (full, read-only, damaged); nothing was written."""


class NotTidiedError(StoreError):
    """The voices were written, but the database's file could not be rewritten afterwards."""


class UnknownServiceError(StoreError):
    """No social service has this key."""


class ServiceRefusedError(StoreError):
    """A social service cannot be added: its key is taken or malformed, or the number of users is impossible."""


class ClientIdError(StoreError):
    """The id that a client gave its submission is not 22 to 64 characters of A–Z, a–z, 0–9, - and _."""


class OtherContentError(StoreError):
    """The same client id came before with other content."""


class TooOldError(StoreError):
    """A submission is older than the memory for repeats, so it could be counted twice."""


class SubmissionRefusedError(StoreError):
    """A field of the submission is outside its list (language, speaker, support, age band)."""


class DamagedBoxError(StoreError):
    """A box cannot be read with its key; it is kept as it is."""


class DeviceNameError(StoreError):
    """A device has no name, or one that no list can show."""


class CodeRefusedError(StoreError):
    """An enrolment code is wrong, used or older than 15 minutes."""


class UnknownDeviceError(StoreError):
    """No enrolled device has this id."""


class DeviceRefusedError(StoreError):
    """A device's token is missing, wrong or revoked."""


class LinkRefusedError(StoreError):
    """The one-time link is wrong, used or older than 15 minutes."""


class WeakPasswordError(StoreError):
    """A password is too short or one of the most common."""


class SignInRefusedError(StoreError):
    """Login and password do not belong together."""
