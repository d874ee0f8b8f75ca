"""A framework of a quality self-assessment as a frozen object: directions, their points, and what feeds each point."""

from dataclasses import dataclass

from config.steps import Texts

INDICATORS = ("voices_by_channel", "mood_by_quarter")
"""Keys of the figures that can feed a point; each has its figure in `analysis`."""


@dataclass(frozen=True, slots=True)
class Point:
    """One question to check, such as "5.1"; without indicators staff write its evidence themselves."""

    key: str
    text: Texts
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Direction:
    """One side of quality, such as "5", with its question and its points in order."""

    key: str
    question: Texts
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """A version of a framework; `user_voice` is the key of the direction that asks whether users have a voice."""

    key: str
    version: int
    title: Texts
    user_voice: str
    directions: tuple[Direction, ...]

    @property
    def voice_direction(self) -> Direction:
        """The direction that the user-voice section answers."""
        return next(direction for direction in self.directions if direction.key == self.user_voice)
