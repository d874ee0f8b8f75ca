"""An instrument as a frozen object: for whom it is, its steps, and the way through them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from config.errors import AnswerError, quoted
from config.steps import Kind, Step, Texts
from config.transitions import Table, transition_table
from config.vocabulary import ADULT_SPEAKERS, AgeBand, Speaker


class Receipt(StrEnum):
    """Whether whoever answers an instrument gets words by which they find the reply, or comes back with them."""

    NONE = "none"
    GIVEN = "given"
    ASKED = "asked"


GRADED_KINDS = frozenset({Kind.SCALE, Kind.WEB})
UNDER_8 = frozenset({AgeBand.UNDER_4, AgeBand.FROM_4_TO_7})
"""A scale is not valid for children so young, so they are not asked one."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A published version of an instrument; never edited, only followed by the next version."""

    key: str
    version: int
    object: str
    accent: str
    title: Texts
    thanks: Texts
    thanks_for_adults: Texts
    speakers: tuple[Speaker, ...]
    folds: Mapping[str, Texts]
    steps: tuple[Step, ...]
    receipt: Receipt = Receipt.NONE
    ages: tuple[AgeBand, ...] = ()
    table: Table = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile the transition table once, since every submission walks it."""
        object.__setattr__(self, "table", transition_table(self.key, self.version, self.steps))

    def step(self, key: str) -> Step:
        """Return the step with this key; raises AnswerError where there is none."""
        for step in self.steps:
            if step.key == key:
                return step
        known = ", ".join(step.key for step in self.steps)
        raise AnswerError(f"{self.key} version {self.version} has no step {quoted(key)}; it has {known}")

    @property
    def is_answered(self) -> bool:
        """Whether somebody replies to it; then it needs a channel that can give a receipt."""
        return self.receipt is not Receipt.NONE

    @property
    def is_for_adults(self) -> bool:
        """Whether it is meant for adults only; then it asks who speaks, and addresses them politely."""
        return ADULT_SPEAKERS.issuperset(self.speakers)

    def suits(self, band: AgeBand) -> bool:
        """Return whether children of an age may be asked all of it; nobody under 8 is asked a scale or a web.

        What is meant for some ages only is asked of nobody whose age is not known.
        """
        if self.ages and band not in self.ages:
            return False
        return band not in UNDER_8 or not any(step.kind in GRADED_KINDS for step in self.steps)
