"""Where a screen may fall short of what is asked of every screen: as few as can be, each as decision 0030 has it."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from tests.kiosk.child.measuring.shortfall import Shortfall


@dataclass(frozen=True)
class Allowance:
    """What may be less: of one rule, for things and on screens named by patterns, in one size; `least` is in pixels."""

    rule: str
    kinds: str
    screens: str
    size: str
    least: float

    def covers(self, fault: Shortfall) -> bool:
        """Return whether a shortfall is allowed."""
        return self.is_met_by(fault) and fault.measure >= self.least

    def is_met_by(self, fault: Shortfall) -> bool:
        """Return whether a shortfall is one of those that are meant."""
        places = ((fault.kinds, self.kinds), (fault.screen, self.screens), (fault.size, self.size))
        return fault.rule == self.rule and all(fnmatchcase(*place) for place in places)

    @property
    def row(self) -> str:
        """How it begins in the table of the decision."""
        return f"| {self.size} | `{self.kinds}` | `{self.screens}` | {self.rule} {abs(self.least):g} |"


PHONE, TABLET, LYING = "360x740", "800x1280", "1280x800"

ALLOWANCES = (
    Allowance("target", "key", "*", PHONE, 25),
    Allowance("gap", "key", "*", PHONE, 4),
    Allowance("target", "key", "*", TABLET, 53),
    Allowance("gap", "key", "*", TABLET, 8),
    Allowance("target", "key", "*", LYING, 56),
    Allowance("gap", "key", "*", LYING, 16),
    Allowance("target", "pick-button", "*-pictures", PHONE, 50),
    Allowance("gap", "pick-button", "*-pictures", PHONE, 8),
    Allowance("target", "pick-button", "*-pictures", LYING, 90),
    Allowance("target", "tool", "*", PHONE, 48),
    Allowance("gap", "tool", "*", PHONE, 8),
    Allowance("target", "circle-number", "circle-how-many", PHONE, 72),
    Allowance("gap", "circle-number", "circle-how-many", PHONE, 12),
    Allowance("target", "scale-point", "for_parents-*", PHONE, 72),
    Allowance("gap", "scale-point", "for_parents-*", PHONE, 16),
)
"""Nothing else may fall short, and nothing of these further."""

SCROLLED = (("shelf", PHONE), ("mark-*", PHONE), ("own-ways", PHONE), ("try-out-shelf", PHONE))
"""The screens that may be longer than the screen of the device: the shelf on a phone, and what lies over it."""


def is_allowed(fault: Shortfall) -> bool:
    """Return whether a shortfall stands in the decision."""
    if fault.rule in ("scroll", "covered"):
        return fault.kinds != "wide" and any(
            fnmatchcase(fault.screen, screen) and fault.size == size for screen, size in SCROLLED
        )
    return any(allowance.covers(fault) for allowance in ALLOWANCES)
