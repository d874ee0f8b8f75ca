"""What the store refuses, and why; every message says what to do."""

from collections.abc import Sequence

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


class UnopenedError(StoreError):
    """What a tablet has sealed opens with no key: it is gone, meant for another social service, or damaged."""


class DamagedWordsError(StoreError):
    """The words of a voice do not open with their key, as they were changed after they were sealed."""


class MistypedKeyError(StoreError):
    """What was typed from the recovery sheet is not what stands there; the message names the groups."""


class SheetNotWrittenError(StoreError):
    """The recovery sheet cannot be written where it was asked for."""


class StoreBusyError(StoreError):
    """Somebody else holds the database locked; nothing was written, and trying again later is safe."""


class StoreFailedError(StoreError):
    """The database refused to write (full, read-only, damaged); nothing was written."""


class NotTidiedError(StoreError):
    """What was to be written or deleted is, but the database's file could not be rewritten afterwards."""


class ClockJumpedError(StoreError):
    """The day is too far from the last one that was sure, and nobody has confirmed it."""


class OtherDayError(StoreError):
    """A day was to be confirmed that is not the one which the clock shows."""


class BackupFailedError(StoreError):
    """The folder of the backups is missing, full or cannot be written; the store itself is as it was."""


class DamagedBackupError(StoreError):
    """A backup is damaged, cut short, or of another installation; nothing was changed."""


class RestoreRefusedError(StoreError):
    """A backup cannot be restored here and now; nothing was changed."""


class UpgradeFailedError(StoreError):
    """The database could not be brought up to date, and is again as it was before."""


class UnknownServiceError(StoreError):
    """No social service has this key."""


class SetupRefusedError(StoreError):
    """A file of settings cannot be applied; `faults` holds all that is wrong with it, and nothing of it was applied."""

    def __init__(self, faults: Sequence[str]) -> None:
        """Take one sentence a fault."""
        super().__init__("\n".join(["nothing was changed; the file has to be mended first:", *faults]))
        self.faults = tuple(faults)


class ServiceRefusedError(StoreError):
    """A social service cannot be added: its key is taken or malformed, or the number of users is impossible."""


class ClientIdError(StoreError):
    """The id that a client gave its submission is not 22 to 64 characters of A–Z, a–z, 0–9, - and _."""


class DrawingRefusedError(StoreError):
    """What was sent as a drawing is none that can be kept."""


class OtherContentError(StoreError):
    """The same client id came before with other content."""


class UnreceivedWordsError(StoreError):
    """A device sent words for a service where nobody receives what is told in them."""


class TooOldError(StoreError):
    """A submission is older than the memory for repeats, so it could be counted twice."""


class SubmissionRefusedError(StoreError):
    """A field of the submission is outside its list (language, speaker, support, age band)."""


class DamagedBoxError(StoreError):
    """A box cannot be read with its key; it is kept as it is."""


class DamagedStoreError(StoreError):
    """Rows of the database are not those that were written; they are neither shown nor changed."""


class LostDatabaseError(StoreError):
    """Boxes and keys of an installation are there, but its database is gone or empty."""


class DeviceNameError(StoreError):
    """A device has no name, or one that no list can show."""


class CodeRefusedError(StoreError):
    """An enrolment code is wrong, used or older than 15 minutes."""


class UnknownDeviceError(StoreError):
    """No enrolled device has this id."""


class DeviceRefusedError(StoreError):
    """A device's token is missing, wrong or revoked."""


class UnfinishedFormError(StoreError):
    """A form was sent before, and its server stopped before it said whether it was done."""


class LinkRefusedError(StoreError):
    """The one-time link is wrong, used or older than 15 minutes."""


class GrantRefusedError(StoreError):
    """A role is none, its service is not there, or nobody would be left who sets things up."""


class SecondFactorRefusedError(StoreError):
    """A code of the second factor is wrong or was used."""


class PasskeyRefusedError(StoreError):
    """A passkey, or what a browser answered with one, is not what was asked for."""


class CopiedPasskeyError(PasskeyRefusedError):
    """A passkey counts fewer uses than we do, so there are two of it."""


class WeakPasswordError(StoreError):
    """A password is too short or one of the most common."""


class SignInRefusedError(StoreError):
    """Login and password do not belong together."""


class UnknownMemberError(StoreError):
    """Nobody on the staff has this id."""


class UnknownConcernError(StoreError):
    """There is no such concern, or whoever asks may not see it."""


class UnknownCallError(StoreError):
    """There is no such call, or whoever asks may not see it."""


class NoConsentError(StoreError):
    """Whoever told it was asked whether others may see it, and did not say yes."""


class WordingRefusedError(StoreError):
    """The wording of a quote has words that its note has not, or none at all."""


class PostNotSentError(StoreError):
    """Somebody who is to be told was not: the mail server or Telegram did not take the message."""


class WayClosedError(PostNotSentError):
    """Nobody can be told by this way now, so others need not be tried."""


class UnknownComplaintError(StoreError):
    """A service has no idea or complaint with this number."""


class SubjectRefusedError(StoreError):
    """What is to stand in the journal is empty, too long, or gives the sender's words or name away."""


class SoundRefusedError(StoreError):
    """What was sent as a voice message is none that can be heard."""


class SoundTooLongError(StoreError):
    """A voice message is longer than can be kept."""


class RecordingsFullError(StoreError):
    """So many voice messages wait in a service that no more are kept."""


class UnknownRecordingError(StoreError):
    """No voice message with this id waits."""


class ReplyRefusedError(StoreError):
    """A reply to an idea or complaint is empty or too long."""


class SameMemberError(StoreError):
    """Whoever has asked for a voice to be hidden cannot confirm it."""


class OurWordsRefusedError(StoreError):
    """A quote in a colleague's words is empty, too long, names somebody, or repeats the child's own."""


class StaleEntryError(StoreError):
    """Somebody else has changed an entry of the journal since it was shown; nothing was written."""


class NobodyLeftError(StoreError):
    """Nobody would be left who may see an entry of the journal."""


class EntryRefusedError(StoreError):
    """What is to stand in the journal is missing, too long, or gives the sender away."""


class NoteRefusedError(StoreError):
    """A note on a concern, or the reason why there is no danger, is empty or too long."""


class EventRefusedError(StoreError):
    """An event expects too few people, its day or its name does not fit, or its day has come."""


class UnknownEventError(StoreError):
    """A service has no event with this key."""


class UnknownQuestionSetError(StoreError):
    """A service has no question set with this number, or it is archived."""


class TopicRefusedError(StoreError):
    """A topic has no name, one that is too long or there already, no picture, or there are too many at one time."""


class PhotoRefusedError(StoreError):
    """What was sent as a photo of a topic is none that can be shown."""


class ActionRefusedError(StoreError):
    """An action or its telling lacks something, or a text in it is too long."""


class StaleActionError(StoreError):
    """An action was changed meanwhile by somebody else."""


class UnknownActionError(StoreError):
    """A service has no action with this number."""
