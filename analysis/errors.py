"""What the analysis refuses; one base, itself never raised."""

from config.errors import GlascheError


class AnalysisError(GlascheError):
    """The base of this package, itself never raised."""


class TooFewAnswersError(AnalysisError):
    """Fewer answers stand behind a share than may be reported."""


class TooFewPointsError(AnalysisError):
    """A series is too short for the limits of a control chart."""


class PeriodError(AnalysisError):
    """A text is no day such as 2026-11-22, ISO week such as 2026-W47 or month such as 2026-11."""


class UnwritableFolderError(AnalysisError):
    """The folder for a document is missing and cannot be made, or nothing may be written there."""


class ExampleHomeError(AnalysisError):
    """The folder for an example year holds something else, such as a real installation, or cannot be read."""
