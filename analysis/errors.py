"""What the analysis refuses; one base, itself never raised."""

from config.errors import GlascheError


class AnalysisError(GlascheError):
    """The base of this package, itself never raised."""


class TooFewAnswersError(AnalysisError):
    """Fewer answers stand behind a share than may be reported."""


class PeriodError(AnalysisError):
    """A text is neither a day such as 2026-11-22 nor an ISO week such as 2026-W47."""


class UnwritableFolderError(AnalysisError):
    """The folder for a document is missing and cannot be made, or nothing may be written there."""
